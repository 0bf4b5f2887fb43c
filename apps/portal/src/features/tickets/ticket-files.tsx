import type { Attachment } from '@ocs/contracts/attachments'
import { formatInstant } from '@ocs/contracts/plain-dates'
import type { Ticket } from '@ocs/contracts/tickets'
import { Notice } from '@ocs/ui/notice'
import { Panel } from '@ocs/ui/panel'
import { FileText } from 'lucide-react'
import { ConfirmForm } from '../../form/confirm-form.tsx'
import { AddFiles } from './add-files.tsx'
import { sizeInWords } from './chosen-files.ts'
import { removeFileAction } from './file.actions.ts'

type Key = Pick<Ticket, 'desk' | 'number'>

const filesPath = ({ desk, number }: Key) => `/tickets/${desk}/${number}/files`

/** What TicketFiles takes. */
export type TicketFilesProps = {
  ticket: Pick<Ticket, 'desk' | 'number' | 'allowedActions'>
  /** Null where they could not be had. */
  files: Attachment[] | null
  isJustFiled: boolean
}

/** The photos and documents on a ticket, and a way to add more for who may. */
export function TicketFiles({ ticket, files, isJustFiled }: TicketFilesProps) {
  const mayAdd = ticket.allowedActions.includes('comment')
  if (files?.length === 0 && !mayAdd) return null
  return (
    <Panel title="Photos and files">
      {files ? (
        <div className="flex flex-col gap-4">
          {files.length > 0 ? (
            <ul aria-label="Photos and files" className="grid gap-2 sm:grid-cols-2">
              {files.map(file => (
                <FileCard key={file.id} ticket={ticket} file={file} />
              ))}
            </ul>
          ) : null}
          {mayAdd ? <AddFiles path={filesPath(ticket)} files={files} isJustFiled={isJustFiled} /> : null}
        </div>
      ) : (
        <Notice tone="warning">The photos and files of this ticket cannot be shown right now.</Notice>
      )}
    </Panel>
  )
}

function FileCard({ ticket, file }: { ticket: Key; file: Attachment }) {
  const { id, name, bytes, uploadedBy, createdAt } = file
  const { desk, number } = ticket
  const isPicture = file.type !== 'application/pdf'
  const address = `${filesPath(ticket)}/${id}`
  return (
    <li className="flex min-w-0 items-center gap-3 rounded-panel border p-2">
      <a
        href={address}
        target="_blank"
        rel="noreferrer"
        className="flex min-w-0 flex-1 items-center gap-3 rounded-control"
      >
        <span className="grid size-16 shrink-0 place-items-center overflow-hidden rounded-control bg-sunken text-muted">
          {isPicture ? (
            // biome-ignore lint/performance/noImgElement: next/image would keep copies and show them without asking who may see them
            <img src={`${address}?size=thumb`} alt="" loading="lazy" className="size-full object-cover" />
          ) : (
            <FileText aria-hidden className="size-6" />
          )}
        </span>
        <span className="min-w-0">
          <span className="block truncate font-medium underline">{name}</span>
          <span className="block text-sm text-muted">
            {sizeInWords(bytes)}, {uploadedBy.name}, {formatInstant(createdAt)}
          </span>
        </span>
      </a>
      {file.allowedActions.includes('remove') ? (
        <ConfirmForm
          label="Remove"
          description={`Remove ${name}`}
          title="Remove this file?"
          text={`“${name}” disappears from the ticket for everybody. The history keeps a line that it was here.`}
          confirmLabel="Remove file"
          action={removeFileAction}
          hidden={{ desk, number, id }}
          variant="quiet"
          isDanger
        />
      ) : null}
    </li>
  )
}
