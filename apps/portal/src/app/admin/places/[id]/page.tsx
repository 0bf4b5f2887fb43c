import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PlacePage } from '../../../../features/places/place-page.tsx'
import { findPlace } from '../../../../features/places/places.store.ts'
import { db } from '../../../../server/db.ts'
import { requirePerson } from '../../../../server/session.ts'

export const metadata: Metadata = { title: 'Place' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  await requirePerson('places:manage')
  const place = await findPlace(db(), (await params).id)
  if (!place) notFound()
  return <PlacePage place={place} />
}
