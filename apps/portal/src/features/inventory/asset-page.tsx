import type { Asset } from '@ocs/contracts/assets'
import { formatInstant, formatPlainDate } from '@ocs/contracts/plain-dates'
import { formatCents } from '@ocs/contracts/requisitions'
import { LinkButton } from '@ocs/ui/button'
import { DescriptionList, type Fact } from '@ocs/ui/description-list'
import { PageHeader } from '@ocs/ui/page-header'
import { Panel } from '@ocs/ui/panel'
import { AddressDialog } from '../../form/address-dialog.tsx'
import { reportAddress } from '../../server/report-address.ts'
import { type AssetLens, addablePlaces } from './asset-lens.ts'
import { AssetStatus, modelName } from './asset-status.tsx'
import { conditionLabels } from './asset-words.ts'

function purchaseFacts(asset: Asset, { seesPrices }: AssetLens): Fact[] {
  const price = asset.priceCents === null ? null : formatCents(asset.priceCents)
  return [
    { label: 'PO number', value: asset.poNumber },
    { label: 'Vendor', value: asset.vendor },
    { label: 'Funding', value: asset.fundingSource },
    ...(seesPrices ? [{ label: 'Price', value: price }] : []),
    { label: 'Bought on', value: asset.purchasedOn && formatPlainDate(asset.purchasedOn) },
  ]
}

function WhatItIs({ asset }: { asset: Asset }) {
  return (
    <Panel title="What it is">
      <DescriptionList
        items={[
          { label: 'Serial', value: asset.serial },
          { label: 'Type', value: asset.type },
          { label: 'Brand', value: asset.brand },
          { label: 'Model', value: asset.model },
          { label: 'Condition', value: conditionLabels[asset.condition] },
          { label: 'Added', value: <time dateTime={asset.createdAt}>{formatInstant(asset.createdAt)}</time> },
        ]}
      />
    </Panel>
  )
}

/** Everything about one device that its reader may see. `quickFixHref` is for who fixes such things. */
export function AssetPage(props: { asset: Asset; lens: AssetLens; backHref: string; quickFixHref: string | null }) {
  const { asset, lens, backHref, quickFixHref } = props
  return (
    <>
      <PageHeader
        title={asset.tag}
        subtitle={`${asset.type}, ${modelName(asset)}`}
        back={{ href: backHref, label: lens.seesOthers ? 'Devices' : 'Your devices' }}
        meta={<AssetStatus status={asset.status} />}
        actions={
          <>
            {addablePlaces(lens, [{ id: asset.place.id ?? '' }]).length > 0 ? (
              <AddressDialog
                label="Report address"
                description={`Report address of ${asset.tag}`}
                title={`Report address of ${asset.tag}`}
                text="Print it as a code for the device: whoever opens it reports a problem with it."
                address={reportAddress({ asset: asset.tag })}
                size="md"
              />
            ) : null}
            {quickFixHref ? <LinkButton href={quickFixHref}>Quick fix</LinkButton> : null}
          </>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <WhatItIs asset={asset} />
        <div className="flex flex-col gap-4">
          <Panel title="Where it is">
            <DescriptionList
              items={[
                { label: 'Holder', value: asset.holder?.name },
                { label: 'Place', value: asset.place.name },
                { label: 'Room', value: asset.room?.name },
              ]}
            />
          </Panel>
          {lens.seesOthers ? (
            <Panel title="Purchase">
              <DescriptionList items={purchaseFacts(asset, lens)} />
            </Panel>
          ) : null}
        </div>
      </div>
    </>
  )
}
