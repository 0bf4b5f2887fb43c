/** The size in bytes that an application's metrics (Prometheus text) tell of its database; null when they do not. */
export function databaseBytesIn(metrics: string): number | null {
  const value = /^ocs_database_bytes(?:\{[^\n]*\})? (\S+)/m.exec(metrics)?.[1]
  const bytes = Number(value)
  return value !== undefined && Number.isSafeInteger(bytes) && bytes >= 0 ? bytes : null
}
