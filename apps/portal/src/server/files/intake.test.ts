import { crc32, deflateSync } from 'node:zlib'
import { attachmentTypesInWords } from '@ocs/contracts/attachments'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { heicSample } from '../../testing/heic-sample.ts'
import { takeIn } from './intake.ts'

const red = { r: 220, g: 40, b: 30 }
const blue = { r: 30, g: 90, b: 200 }

/** 60 by 40 pixels, blue with a red upper left quarter, as it is stored; the orientation says how to hold it. */
function camera(orientation = 1) {
  return sharp({ create: { width: 60, height: 40, channels: 3, background: blue } })
    .composite([{ input: { create: { width: 30, height: 20, channels: 3, background: red } }, left: 0, top: 0 }])
    .withExif({
      IFD0: { Make: 'Somecamera', ImageDescription: 'Left wall' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '36/1 25/1 30/1', GPSLongitudeRef: 'W', GPSLongitude: '89/1 3/1 0/1' },
    })
    .withMetadata({ orientation })
}

/** Whether the pixel at these parts of width and height is red. */
async function isRed(bytes: Buffer, x: number, y: number): Promise<boolean> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels
  return (data[at] ?? 0) > 150 && (data[at + 2] ?? 0) < 100
}

const refused = (name: string, bytes: Buffer) => expect(takeIn({ name, bytes })).rejects

describe('pictures', () => {
  test('a photo is turned upright, and where and with what it was taken is gone', async () => {
    const bytes = await camera(6).jpeg().toBuffer()
    expect((await sharp(bytes).metadata()).exif?.includes('Somecamera')).toBe(true)
    const taken = await takeIn({ name: 'IMG_0001.JPG', bytes })
    expect(taken).toMatchObject({ name: 'IMG_0001.jpg', type: 'image/jpeg', width: 40, height: 60 })
    expect(await isRed(taken.bytes, 0.9, 0.1)).toBe(true)
    expect(await isRed(taken.bytes, 0.1, 0.1)).toBe(false)
    for (const made of [taken.bytes, taken.thumb ?? Buffer.alloc(0)]) {
      const { exif, xmp, iptc, icc, orientation } = await sharp(made).metadata()
      expect({ exif, xmp, iptc, icc, orientation }).toEqual({})
      expect(made.includes('Somecamera')).toBe(false)
    }
  })

  test.each(['png', 'webp'] as const)('a %s stays one, without what was said beside its pixels', async format => {
    const bytes = await camera().toFormat(format).toBuffer()
    const taken = await takeIn({ name: `plan.${format}`, bytes })
    expect(taken).toMatchObject({ name: `plan.${format}`, type: `image/${format}`, width: 60, height: 40 })
    expect((await sharp(taken.bytes).metadata()).exif).toBeUndefined()
    expect(await isRed(taken.bytes, 0.1, 0.1)).toBe(true)
  })

  test('a photo of an iPhone (HEIC) is kept as an upright JPEG that names no place', async () => {
    expect(heicSample.includes('Somecamera')).toBe(true)
    const taken = await takeIn({ name: 'IMG_0002.HEIC', bytes: heicSample })
    expect(taken).toMatchObject({ name: 'IMG_0002.jpg', type: 'image/jpeg', width: 64, height: 96 })
    expect(await isRed(taken.bytes, 0.9, 0.1)).toBe(true)
    expect(await isRed(taken.bytes, 0.1, 0.1)).toBe(false)
    expect(taken.bytes.includes('Somecamera')).toBe(false)
    expect((await sharp(taken.bytes).metadata()).exif).toBeUndefined()
  })

  test('a large photo is made to fit 4096 pixels, its thumbnail 320', async () => {
    const bytes = await sharp({ create: { width: 5000, height: 2500, channels: 3, background: blue } })
      .jpeg()
      .toBuffer()
    const taken = await takeIn({ name: 'wall.jpg', bytes })
    expect(taken).toMatchObject({ width: 4096, height: 2048 })
    expect(await sharp(taken.thumb).metadata()).toMatchObject({ format: 'webp', width: 320, height: 160 })
  })
})

describe('what is refused', () => {
  test.each([
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['a drawing with scripts', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['an animation', 'GIF89a\x01\x00\x01\x00\x80\x00\x00'],
    ['a program', 'MZ\x90\x00'],
    ['an archive', 'PK\x03\x04'],
    ['a video', '\x00\x00\x00\x18ftypmp42'],
  ])('%s, whatever its name says, with the kinds that are taken', async (_what, text) => {
    await refused('photo.jpg', Buffer.from(text, 'latin1')).toMatchObject({
      reason: 'file_refused',
      message: `This kind of file is not taken. Choose ${attachmentTypesInWords}.`,
    })
  })

  test('a picture that is another kind inside, or is damaged', async () => {
    const jpeg = await camera().jpeg().toBuffer()
    const page = Buffer.concat([Buffer.from('\xff\xd8\xff', 'latin1'), Buffer.from('<script>alert(1)</script>')])
    await refused('photo.jpg', page).toMatchObject({ reason: 'file_refused' })
    await refused('photo.jpg', jpeg.subarray(0, jpeg.length / 2)).toMatchObject({ reason: 'file_refused' })
    await refused('photo.heic', heicSample.subarray(0, 300)).toMatchObject({ reason: 'file_refused' })
  })

  test('a picture of few bytes that claims more pixels than a machine can hold', async () => {
    const bomb = pngOf(30_000, 30_000)
    expect(bomb.length).toBeLessThan(200_000)
    await refused('bomb.png', bomb).toMatchObject({ reason: 'file_refused' })
  })
})

/** A valid PNG of one white row that its header says has many. */
function pngOf(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.length, 0)
    frame.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
  }
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0])
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  const rows = deflateSync(Buffer.alloc((width + 1) * 100))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

test('what stands behind a picture in its file is not kept', async () => {
  const page = '<script>alert("behind")</script>'
  const bytes = Buffer.concat([await camera().jpeg().toBuffer(), Buffer.from(page)])
  const taken = await takeIn({ name: 'photo.jpg', bytes })
  expect(taken.bytes.includes('<script>')).toBe(false)
})

test('a PDF stays as it is, under a name that says so', async () => {
  const bytes = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n')
  const taken = await takeIn({ name: 'quote.final.exe', bytes })
  expect(taken).toMatchObject({ name: 'quote.final.pdf', type: 'application/pdf', width: null, height: null, bytes })
  expect(taken.thumb).toBeUndefined()
})
