import { LinkButton } from '@ocs/ui/button'
import { EmptyState } from '@ocs/ui/empty-state'
import { PageHeader } from '@ocs/ui/page-header'
import { SearchX } from 'lucide-react'

export const metadata = { title: 'Not found' }

/** What stands at an address that does not exist, or may not be seen: the two look the same. */
export default function NotFound() {
  return (
    <div className="mx-auto max-w-2xl p-4">
      <PageHeader title="Page not found" />
      <EmptyState
        icon={<SearchX />}
        title="There is nothing here for you"
        text="Check the address. If somebody sent you this link, you may not be allowed to see what it leads to."
        action={<LinkButton href="/">Go to the home page</LinkButton>}
      />
    </div>
  )
}
