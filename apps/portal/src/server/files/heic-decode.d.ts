declare module 'heic-decode' {
  type Decoded = { width: number; height: number; data: Uint8ClampedArray<ArrayBuffer> }
  type Found = { width: number; height: number; decode: () => Promise<Decoded> }
  const heic: { all(options: { buffer: Uint8Array }): Promise<Found[] & { dispose: () => void }> }
  export default heic
}
