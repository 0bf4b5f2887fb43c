'use client'

import { Button } from '@ocs/ui/button'
import { ComboBox, type ComboItem } from '@ocs/ui/combo-box'
import { AtSign, X } from 'lucide-react'
import { useState } from 'react'
import type { ActionFormHandle } from '../../form/action-form.tsx'

/** The people that a form which was sent back had named. */
const before = (form: ActionFormHandle, people: ComboItem[], name: string) => {
  const ids = form.field(name).defaultValue.split(',')
  return people.filter(person => ids.includes(person.id))
}

/** Who is named in a text: chosen by name, shown below, each to be taken out again. The form sends their ids with commas. */
export function MentionField(props: { form: ActionFormHandle; people: ComboItem[]; initial?: ComboItem[] }) {
  const { form, people, initial } = props
  const [named, setNamed] = useState<ComboItem[]>(initial ?? before(form, people, 'mentions'))
  const [answered, setAnswered] = useState(form.state)
  // A form that was sent begins anew.
  if (form.state !== answered) {
    setAnswered(form.state)
    if (form.state.status === 'done') setNamed([])
  }
  const left = people.filter(person => !named.some(each => each.id === person.id))
  if (people.length === 0) return null
  return (
    <div className="flex flex-col gap-2">
      <input type="hidden" name="mentions" value={named.map(person => person.id).join(',')} />
      <ComboBox
        // Chosen, a name goes below, and the box is empty again.
        key={named.length}
        id={form.idOf('mention')}
        name="mention"
        label="Mention"
        hint="They find this ticket under Mentions you."
        isOptional
        placeholder="@name"
        items={left}
        errors={form.field('mentions').errors}
        onChange={person => (person ? setNamed([...named, person]) : undefined)}
        emptyText="Nobody of this name reads this"
      />
      {named.length > 0 ? (
        <ul aria-label="People mentioned" className="flex flex-wrap gap-1.5">
          {named.map(person => (
            <li key={person.id}>
              <Button
                size="sm"
                icon={<AtSign aria-hidden />}
                aria-label={`Do not mention ${person.label}`}
                onPress={() => setNamed(named.filter(each => each.id !== person.id))}
              >
                {person.label} <X aria-hidden className="size-3.5" />
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
