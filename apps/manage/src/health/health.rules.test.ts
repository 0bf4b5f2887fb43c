import { expect, test } from 'vitest'
import { databaseBytesIn } from './health.rules.ts'

test.each([
  ['with labels', 'ocs_other 1\nocs_database_bytes{app="tickets"} 8123456\nocs_more 2', 8_123_456],
  ['without labels', '# TYPE ocs_database_bytes gauge\nocs_database_bytes 7.340032e+06\n', 7_340_032],
  ['that is absent', '# HELP ocs_database_bytes 5\nocs_database_bytes_total 5', null],
  ['that is no number', 'ocs_database_bytes Nan', null],
  ['that cannot be', 'ocs_database_bytes -1', null],
  ['in a page for people', '<!doctype html><title>Sign in</title>', null],
])('a size %s is read for what it is', (_, metrics, bytes) => {
  expect(databaseBytesIn(metrics)).toBe(bytes)
})
