import { Worker } from 'node:worker_threads'
import * as z from 'zod'

const Decoded = z.object({
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  data: z.instanceof(Uint8ClampedArray),
})

/** The pixels of a picture, four bytes each: red, green, blue, opacity. */
export type Pixels = { width: number; height: number; data: Buffer }

/** A picture of 64 megapixels takes some seconds. Milliseconds. */
const patience = 30_000

/**
 * Decodes the first picture of a HEIC file, turned as its own instructions say, in a thread that is given up after half a minute.
 * @throws when it cannot be decoded or has more pixels than `maxPixels`
 */
export async function decodeHeic(bytes: Buffer, maxPixels: number): Promise<Pixels> {
  // Written out in this one way, the bundler finds the thread's file too.
  const worker = new Worker(new URL('./heic-worker.ts', import.meta.url), {
    workerData: { bytes: new Uint8Array(bytes), maxPixels },
    resourceLimits: { maxOldGenerationSizeMb: 256 },
    // What the decoder prints about a damaged file helps nobody.
    stdout: true,
    stderr: true,
  })
  const timer = setTimeout(() => void worker.terminate(), patience)
  try {
    const message = await new Promise<unknown>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', () => reject(new Error('The decoder ended without a picture')))
    })
    const { width, height, data } = Decoded.parse(message)
    return { width, height, data: Buffer.from(data.buffer, data.byteOffset, data.byteLength) }
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
