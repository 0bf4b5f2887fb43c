// Loaded before a program of the stack: it stops when the process that started it says so or is gone, even killed. Windows has
// no signal that a program could answer, hence the message.
const stop = () => {
  setTimeout(() => process.exit(0), 10_000).unref()
  if (!process.emit('SIGTERM', 'SIGTERM')) process.exit(0)
}
let stopping = false
const once = () => {
  if (!stopping) stop()
  stopping = true
}
// Its own workers load this as well and are its own affair.
if (process.channel && process.ppid === Number(process.env.OCS_PARENT)) {
  process.on('message', message => message === 'stop' && once())
  process.on('disconnect', once)
  process.channel.unref()
}
