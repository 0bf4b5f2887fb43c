import type { Desk } from '@ocs/contracts/tickets'

/** Something to report: desk, category, description, and the tag of the device if there is one. */
export type Problem = [desk: Desk, category: string, description: string, assetTag?: string]

/** Invented problems for the demo district, told the way people tell them. */
export const problems: Problem[] = [
  [
    'technology',
    'hardware',
    'The projector shows no picture. The lamp light blinks red and it beeps twice.',
    'TC-10412',
  ],
  ['maintenance', 'plumbing', 'The sink drips all day. A bucket fills before lunch.'],
  [
    'technology',
    'networking',
    'No wifi since this morning. Phones and Chromebooks both say connected without internet.',
  ],
  ['maintenance', 'electrical', 'Two ceiling lights flicker and one is out, right above the reading corner.'],
  ['technology', 'software', 'The grade book asks me to sign in again after every page.'],
  ['maintenance', 'hvac', 'It is 84 degrees in here by noon. The vent blows warm air.'],
  ['technology', 'hardware', 'Three Chromebooks from the cart do not charge. Slots 4, 9 and 17.', 'TC-10077'],
  ['maintenance', 'structure', 'The door does not latch any more and swings open when the bell rings.'],
  [
    'technology',
    'relocation',
    'Please move the printer from the hallway table to the work room before testing week.',
    'TC-10231',
  ],
  ['maintenance', 'grounds', 'A large branch came down over the bike rack in the storm.'],
  ['technology', 'hardware', 'Keys stick on the teacher laptop after a spill, mostly E and R.', 'TC-10655'],
  ['maintenance', 'other', 'Wasps are building a nest under the outside stairs by the bus lane.'],
  ['technology', 'networking', 'The phone on the desk has no dial tone; calls go straight to voice mail.', 'TC-10390'],
  ['maintenance', 'plumbing', 'The water fountain by the stairs leaks onto the floor. I put a cone there.'],
  ['technology', 'software', 'Students cannot open the testing browser: it says that the device is not enrolled.'],
  ['maintenance', 'electrical', 'The outlet behind the teacher desk has no power. The one next to it works.'],
  ['technology', 'hardware', 'The interactive board is off by two inches wherever one touches it.', 'TC-10518'],
  ['maintenance', 'hvac', 'The unit rattles so loudly that nobody understands the lesson.'],
  ['technology', 'hardware', 'The document camera is upside down and no button turns it.', 'TC-10733'],
  ['maintenance', 'structure', 'A ceiling tile is wet and bulging after the rain.'],
  ['technology', 'software', 'Sound is muted in every video call, although the slider is up.'],
  ['maintenance', 'grounds', 'The gate to the playground does not lock. Children found out.'],
  ['technology', 'networking', 'The label printer vanished from the network after the power cut.', 'TC-10244'],
  ['maintenance', 'other', 'We need twelve more folding chairs for the concert on Thursday.'],
]

/** What the people of a desk answer; picked in turn. */
export const answers = {
  started: ['Looking at it now.', 'On my way over.', 'Took it to the shop.'],
  waiting: ['Ordered the part, it takes about a week.', 'Waiting for the vendor to call back.'],
  later: ['On the list for the summer break.', 'Needs the electrician, planned for winter break.'],
  closed: ['Replaced it and tested with you in the room.', 'Fixed. Please write again if it comes back.', 'Done.'],
  seen: ['Seen, we will come by this week.', 'Thank you, on our list.'],
  thanks: ['Thank you! It is worse in the afternoon, if that helps.', 'The room is free after two.'],
  again: ['It is back, same as before.', 'Worked for a day, then stopped again.'],
}

/** The element at a position of an endless repetition of a list. */
export function pick<T>(from: readonly T[], at: number): T {
  const found = from[at % from.length]
  if (found === undefined) throw new Error('There is nothing to pick from')
  return found
}
