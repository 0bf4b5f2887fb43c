import { Notice } from '@ocs/ui/notice'
import { Panel } from '@ocs/ui/panel'
import type { ProviderButton } from '../../server/providers.ts'
import { signInRefusals } from '../../server/sign-in.rules.ts'
import { SignInButtons } from './sign-in-buttons.tsx'

const notices: Record<string, { tone: 'info' | 'success' | 'danger'; text: string }> = {
  ended: { tone: 'info', text: 'Your session has ended. Sign in again to go on where you were.' },
  signed_out: { tone: 'success', text: 'You are signed out.' },
  AccessDenied: { tone: 'danger', text: 'The sign-in was refused. Try again, or ask the technology department.' },
  OAuthCallback: { tone: 'danger', text: 'The sign-in was cancelled or did not finish. Try again.' },
  Callback: { tone: 'danger', text: 'The sign-in was cancelled or did not finish. Try again.' },
  OAuthSignin: { tone: 'danger', text: 'The sign-in service does not answer right now. Try again in a minute.' },
  Configuration: { tone: 'danger', text: 'Sign-in is not set up correctly. Tell the technology department.' },
}

/** What the sign-in page says about how one got there; nothing for nothing, and a plain sentence for what it does not know. */
function noticeOf(error: string | undefined): { tone: 'info' | 'success' | 'danger'; text: string } | null {
  if (!error) return null
  if (Object.hasOwn(signInRefusals, error)) {
    return { tone: 'danger', text: signInRefusals[error as keyof typeof signInRefusals] }
  }
  const known = Object.hasOwn(notices, error) ? notices[error] : undefined
  return known ?? { tone: 'danger', text: 'The sign-in did not work. Try again, or ask the technology department.' }
}

/** The sign-in page: one button for each identity provider. */
export function SignInPage(props: { providers: ProviderButton[]; next: string; error?: string }) {
  const { providers, next, error } = props
  const notice = noticeOf(error)
  return (
    <div className="grid min-h-dvh place-items-center bg-canvas p-4 text-ink">
      <Panel className="w-full max-w-sm">
        <h1 className="text-2xl font-semibold tracking-tight">Sign in to OCS</h1>
        <p className="mt-1 mb-4 text-muted">
          Tickets, devices and purchasing of the school district. Use your school account.
        </p>
        {notice ? (
          <Notice tone={notice.tone} isLive className="mb-4">
            {notice.text}
          </Notice>
        ) : null}
        {providers.length > 0 ? (
          <SignInButtons providers={providers} next={next} />
        ) : (
          <Notice tone="warning">No way to sign in is set up yet. Tell the technology department.</Notice>
        )}
      </Panel>
    </div>
  )
}
