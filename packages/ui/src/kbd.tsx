/** A key to press, as on the keyboard: "j", "Ctrl K". */
export function Kbd({ children }: { children: string }) {
  return (
    <kbd className="inline-grid h-5 min-w-5 place-items-center rounded-sm border border-line-strong bg-surface px-1 font-sans text-xs text-muted">
      {children}
    </kbd>
  )
}
