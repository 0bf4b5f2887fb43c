import { parentPort, workerData } from 'node:worker_threads'
import heic from 'heic-decode'
import * as z from 'zod'

// A thread of its own: decoding takes a second or more, in which the portal would answer nobody. See heic.ts.
const { bytes, maxPixels } = z.object({ bytes: z.instanceof(Uint8Array), maxPixels: z.number() }).parse(workerData)

const pictures = await heic.all({ buffer: bytes })
const [first] = pictures
if (!first || first.width * first.height > maxPixels) throw new Error('No picture, or one that is too large')
const { width, height, data } = await first.decode()
parentPort?.postMessage({ width, height, data }, [data.buffer])
