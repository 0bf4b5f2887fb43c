'use client'

import { X } from 'lucide-react'
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { DialogTrigger, Heading, Dialog as RacDialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Button, IconButton } from './button.tsx'
import { cx } from './cx.ts'

/** What opens a dialog: a Button as `trigger`, or `isOpen` with `onOpenChange`. */
export interface OpenProps {
  trigger?: ReactNode
  isOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
}

/** What a Dialog takes. */
export interface DialogProps extends OpenProps {
  title: string
  /** A function gets `close`. */
  children: ReactNode | ((close: () => void) => ReactNode)
  size?: 'sm' | 'md' | 'lg'
  /** False keeps a press outside from closing it: for forms. Esc always closes. */
  isDismissable?: boolean
}

const sizes = { sm: 'sm:max-w-md', md: 'sm:max-w-xl', lg: 'sm:max-w-3xl' }

interface FrameProps extends OpenProps {
  size: 'sm' | 'md' | 'lg'
  isDismissable: boolean
  isKeyboardDismissDisabled?: boolean
  children: ReactNode
}

function Frame({
  trigger,
  isOpen,
  onOpenChange,
  size,
  isDismissable,
  isKeyboardDismissDisabled,
  children,
}: FrameProps) {
  const own = trigger ? {} : { isOpen: isOpen ?? false, onOpenChange }
  const overlay = (
    <ModalOverlay
      {...own}
      isDismissable={isDismissable}
      isKeyboardDismissDisabled={isKeyboardDismissDisabled}
      className="fixed inset-0 z-40 grid items-end overflow-y-auto bg-backdrop sm:items-center sm:p-6"
    >
      <Modal
        className={cx(
          'mx-auto max-h-[92dvh] w-full animate-enter overflow-y-auto bg-surface text-ink shadow-pop max-sm:animate-sheet max-sm:rounded-t-xl sm:rounded-panel',
          sizes[size],
        )}
      >
        {children}
      </Modal>
    </ModalOverlay>
  )
  if (!trigger) return overlay
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      {trigger}
      {overlay}
    </DialogTrigger>
  )
}

/** Something to see or do before going on. Focus stays inside and returns; on a phone it rises from the bottom. */
export function Dialog({ title, children, size = 'md', isDismissable = true, ...open }: DialogProps) {
  return (
    <Frame {...open} size={size} isDismissable={isDismissable}>
      <RacDialog className="outline-none">
        {({ close }) => (
          <>
            <div className="sticky top-0 z-2 flex min-h-12 items-center justify-between gap-3 border-b bg-surface py-1.5 pr-2 pl-4">
              <Heading slot="title" className="text-lg font-semibold">
                {title}
              </Heading>
              <IconButton aria-label="Close" onPress={close}>
                <X aria-hidden />
              </IconButton>
            </div>
            <Body>{typeof children === 'function' ? children(close) : children}</Body>
          </>
        )}
      </RacDialog>
    </Frame>
  )
}

/** The body of a dialog; with a keyboard one begins in its first field. On a touch screen that would cover half of it with keys. */
function Body({ children }: { children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const body = ref.current
    if (!body || body.contains(document.activeElement) || !window.matchMedia('(hover: hover)').matches) return
    body.querySelector<HTMLElement>('input:not([type=hidden]), select, textarea')?.focus()
  }, [])
  return (
    <div ref={ref} className="p-4">
      {children}
    </div>
  )
}

/** What a ConfirmDialog takes. */
export interface ConfirmDialogProps extends OpenProps {
  /** A question: "Close this ticket?" */
  title: string
  /** What will happen, and whether it can be undone. */
  text: ReactNode
  /** The verb of the title: "Close ticket", never "OK". */
  confirmLabel: string
  cancelLabel?: string
  /** `danger` for what destroys. */
  tone?: 'default' | 'danger'
  /** A promise keeps the dialog open and pending until it settles; rejected, it stays open. */
  onConfirm: () => void | Promise<void>
}

/** Asks before something that matters is done. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, text, confirmLabel, cancelLabel = 'Cancel', tone = 'default', onConfirm, ...open } = props
  const [isPending, setPending] = useState(false)
  const confirm = async (close: () => void) => {
    setPending(true)
    try {
      await onConfirm()
      close()
    } finally {
      setPending(false)
    }
  }
  return (
    <Frame {...open} size="sm" isDismissable={false} isKeyboardDismissDisabled={isPending}>
      <RacDialog role="alertdialog" className="p-4 outline-none">
        {({ close }) => (
          <>
            <Heading slot="title" className="text-lg font-semibold">
              {title}
            </Heading>
            <div className="mt-1 text-muted">{text}</div>
            <div className="mt-4 flex flex-wrap justify-end gap-2 max-sm:flex-col-reverse">
              <Button onPress={close} isDisabled={isPending} autoFocus={tone === 'danger'}>
                {cancelLabel}
              </Button>
              <Button
                variant={tone === 'danger' ? 'danger' : 'primary'}
                isPending={isPending}
                autoFocus={tone !== 'danger'}
                onPress={() => confirm(close)}
              >
                {confirmLabel}
              </Button>
            </div>
          </>
        )}
      </RacDialog>
    </Frame>
  )
}
