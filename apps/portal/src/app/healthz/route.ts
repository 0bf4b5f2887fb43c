/** Whether the process answers; asks nobody else. */
export function GET(): Response {
  return Response.json({ status: 'ok' })
}
