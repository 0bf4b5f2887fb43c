import { TextField, type TextFieldProps } from './text-field.tsx'

/** As TextField; `defaultValue`, `value`, `min` and `max` are plain dates (YYYY-MM-DD), and so is what the form sends. */
export interface DateFieldProps extends Omit<TextFieldProps, 'type' | 'prefix' | 'suffix' | 'defaultValue' | 'value'> {
  defaultValue?: string
  value?: string
}

/** A date without a time. The browser's own picker: the phone's wheel in the hand, typed digits at the desk, no time zone anywhere. */
export function DateField(props: DateFieldProps) {
  return <TextField {...props} type="date" />
}
