const units = ['bytes', 'KB', 'MB', 'GB', 'TB']

/** A size as people read it: `48.2 MB`. Steps of 1,024. */
export function formatBytes(bytes: number): string {
  let size = bytes
  let unit = 0
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024
    unit += 1
  }
  return `${size.toLocaleString('en-US', { maximumFractionDigits: unit === 0 ? 0 : 1 })} ${units[unit]}`
}
