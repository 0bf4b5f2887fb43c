'use client'

import { DeviceChoice } from '@ocs/contracts/assets'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import * as z from 'zod'
import type { DeviceOffer } from './form-choices.ts'

const Offer = z.union([
  z.object({ status: z.literal('offered'), devices: z.array(DeviceChoice) }),
  z.object({ status: z.enum(['down', 'none']) }),
])

async function askFor(room: string, signal: AbortSignal): Promise<DeviceOffer> {
  const response = await fetch(`/tickets/new/devices?${new URLSearchParams({ room })}`, { signal })
  return Offer.parse(await response.json())
}

/**
 * The devices to choose from, and how to ask for those of another room; only the last room asked for counts. `first` is of the
 * room `firstRoom`; `room` is where the form begins, which a draft may have moved.
 */
export function useDevices(first: DeviceOffer, firstRoom: string, room: string) {
  const [offer, setOffer] = useState(first)
  const [isLoading, setLoading] = useState(false)
  const asking = useRef<AbortController>(null)
  const moveTo = async (room: string) => {
    asking.current?.abort()
    const controller = new AbortController()
    asking.current = controller
    setLoading(true)
    const next = await askFor(room, controller.signal).catch((): DeviceOffer => ({ status: 'down' }))
    if (asking.current !== controller) return
    setOffer(next)
    setLoading(false)
  }
  const begin = useEffectEvent(() => {
    if (room !== firstRoom) void moveTo(room)
  })
  useEffect(() => begin(), [])
  return { offer, isLoading, moveTo }
}
