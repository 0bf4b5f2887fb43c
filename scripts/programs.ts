import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { Trouble } from './trouble.ts'

/** What to run: arguments for Node, in a folder, with an environment. */
export type Command = {
  name: string
  args: string[]
  cwd: string
  env: NodeJS.ProcessEnv
  log: string
  watch?: boolean
  /** Ends the program early. */
  signal?: AbortSignal | undefined
}

/** A program of the stack that runs. */
export type Program = {
  name: string
  /** Settles when it has ended, with its exit code. */
  ended: Promise<number>
  /** Asks it to stop, waits, and after 15 seconds kills it. */
  stop(): Promise<void>
}

const followParent = pathToFileURL(join(import.meta.dirname, 'follow-parent.mjs')).href

/** The last lines of a log, for a message about a program that failed. */
export async function lastLines(log: string, count = 20): Promise<string> {
  const text = await readFile(log, 'utf8').catch(() => '')
  return text.trimEnd().split('\n').slice(-count).join('\n')
}

function askToStop(child: ChildProcess): void {
  if (child.connected) child.send('stop')
  else child.kill('SIGTERM')
}

/** Starts a program with its output in its log; it stops by itself when this process is gone. */
export async function startProgram({ name, args, cwd, env, log, watch, signal }: Command): Promise<Program> {
  await mkdir(dirname(log), { recursive: true })
  const output = openSync(log, 'w')
  // A watcher starts the program itself and hands on signals, but no messages.
  const child = spawn(process.execPath, watch ? args : ['--import', followParent, ...args], {
    cwd,
    env: { ...env, OCS_PARENT: String(process.pid) },
    stdio: watch ? ['ignore', output, output] : ['ignore', output, output, 'ipc'],
    // Its own group, so that Ctrl-C reaches only this process, which then stops everything in order.
    detached: process.platform !== 'win32',
    windowsHide: true,
  })
  closeSync(output)
  const ended = new Promise<number>(resolve => {
    child.on('error', () => resolve(1))
    child.on('exit', code => resolve(code ?? 1))
  })
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    askToStop(child)
    const killer = setTimeout(() => child.kill('SIGKILL'), 15_000)
    await ended
    clearTimeout(killer)
  }
  signal?.addEventListener('abort', () => void stop(), { once: true })
  return { name, ended, stop }
}

/**
 * Waits until a program answers 200 at an address.
 * @throws Trouble with its last words when it ends before that or takes longer than two minutes
 */
export async function waitReady(program: Program, address: string, log: string): Promise<void> {
  const state = { ended: false }
  void program.ended.then(() => {
    state.ended = true
  })
  const deadline = Date.now() + 120_000
  while (Date.now() < deadline && !state.ended) {
    const response = await fetch(address, { signal: AbortSignal.timeout(5000) }).catch(() => null)
    if (response?.ok) return
    await pause(100)
  }
  const why = state.ended ? 'ended while starting' : `does not answer at ${address}`
  throw new Trouble(`${program.name} ${why}. Its last words (${log}):\n${await lastLines(log)}`)
}

/** Runs a program to its end; @throws Trouble with its last words when it fails */
export async function runToEnd(command: Command): Promise<void> {
  const program = await startProgram(command)
  const code = await program.ended
  if (code !== 0)
    throw new Trouble(
      `${command.name} failed (${code}). Its last words (${command.log}):\n${await lastLines(command.log)}`,
    )
}
