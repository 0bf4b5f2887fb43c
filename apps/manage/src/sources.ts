import type { AppName } from '@ocs/contracts/services'

/** The applications whose feeds are read and whose health is measured, by the address each has. */
export type Sources = Record<Exclude<AppName, 'manage'>, string>

/** The address of something below an application's own, whether or not that ends with a slash. */
export function below(url: string, path: string): URL {
  return new URL(`${url.replace(/\/+$/, '')}${path}`)
}
