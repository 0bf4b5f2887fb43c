import * as z from 'zod'
import { StorableText } from './text.ts'

/** How loudly a system message speaks. */
export const messageLevels = ['info', 'warning', 'danger', 'success'] as const
export const MessageLevel = z.enum(messageLevels)
export type MessageLevel = z.infer<typeof MessageLevel>

export const messageLevelLabels: Record<MessageLevel, string> = {
  info: 'Information',
  warning: 'Warning',
  danger: 'Urgent',
  success: 'Good news',
}

/** A system message (message of the day): plain text, white space kept, at most 2,000 characters as in the predecessor. */
export const MessageInput = z.object({
  title: StorableText.trim().min(1, 'Enter a title').max(120, 'Use 120 characters or fewer'),
  body: StorableText.trim().min(1, 'Enter the message').max(2000, 'Use 2,000 characters or fewer'),
  level: MessageLevel,
  expiresOn: z.iso.date('Enter a date as YYYY-MM-DD').nullable(),
})
export type MessageInput = z.infer<typeof MessageInput>
