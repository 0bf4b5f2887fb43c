import { TicketKey } from '@ocs/contracts/tickets'

/** Reads the address of a ticket; only a plain whole number is a ticket's number, so that each ticket has one address. */
export function readTicketKey({ desk, number }: { desk: string; number: string }): TicketKey | null {
  const key = TicketKey.safeParse({ desk, number: /^[1-9]\d*$/.test(number) ? Number(number) : null })
  return key.success ? key.data : null
}
