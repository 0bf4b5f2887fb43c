import sharp, { type Sharp } from 'sharp'
import { createGate } from './gate.ts'
import { decodeHeic } from './heic.ts'

/** More than any phone's usual picture (48 to 50 million); a file of a few bytes can claim more than a machine can hold. */
export const maxPixels = 64_000_000
/** The longest side of a kept picture. Pixels. */
export const maxSide = 4096
/** The longest side of a thumbnail. Pixels. */
export const thumbSide = 320

type PictureKind = 'jpeg' | 'png' | 'webp' | 'heic'

/** A picture drawn anew: its pixels only, with nothing else that the file said about place, time or device. */
export type Picture = {
  type: 'image/jpeg' | 'image/png' | 'image/webp'
  bytes: Buffer
  thumb: Buffer
  width: number
  height: number
}

// Only what is recognised can be read at all, so that no file reaches a decoder nobody meant it for.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] })
sharp.cache(false)
sharp.concurrency(1)

/** Pictures that are worked on at a time; each can take some hundred megabytes. */
const atATime = createGate(2)

const options = { limitInputPixels: maxPixels, failOn: 'error', sequentialRead: true } as const

/** Opens a picture; what it says it is must be what its first bytes said. */
async function open(kind: PictureKind, bytes: Buffer): Promise<Sharp> {
  if (kind === 'heic') {
    const { data, width, height } = await decodeHeic(bytes, maxPixels)
    return sharp(data, { ...options, raw: { width, height, channels: 4 } }).flatten({ background: '#fff' })
  }
  const picture = sharp(bytes, options)
  const { format } = await picture.metadata()
  if (format !== kind) throw new Error(`A ${kind} that reads as ${format}`)
  return picture.autoOrient()
}

function encode(picture: Sharp, kind: PictureKind): Sharp {
  if (kind === 'png') return picture.png()
  return kind === 'webp' ? picture.webp({ quality: 85 }) : picture.jpeg({ quality: 85 })
}

const types = { jpeg: 'image/jpeg', heic: 'image/jpeg', png: 'image/png', webp: 'image/webp' } as const

/**
 * Draws a picture anew: upright as its EXIF says, at most 4096 pixels a side, in sRGB, without any metadata, with a WebP
 * thumbnail. At most two at a time.
 * @throws when it cannot be decoded, is not of the kind, or has more than 64 million pixels
 */
export async function drawAnew(kind: PictureKind, bytes: Buffer): Promise<Picture> {
  return atATime(async () => {
    const source = await open(kind, bytes)
    const fitted = source.resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true })
    const { data, info } = await encode(fitted, kind).toBuffer({ resolveWithObject: true })
    const thumb = await sharp(data, options)
      .resize({ width: thumbSide, height: thumbSide, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 75 })
      .toBuffer()
    return { type: types[kind], bytes: data, thumb, width: info.width, height: info.height }
  })
}
