import { type DemoPerson, demoPeople, demoPlaces } from '@ocs/contracts/demo'

/** People who work or learn at one place, in the order of the demo district. */
export type PeopleAtPlace = { place: string; people: DemoPerson[] }

const placeNames = new Map(demoPlaces.map(place => [place.id, place.name]))

const placeOf = (person: DemoPerson): string => placeNames.get(person.placeId) ?? 'Elsewhere'

/** The demo people by place, places without people left out. */
export function peopleByPlace(): PeopleAtPlace[] {
  return demoPlaces
    .map(place => ({ place: place.name, people: demoPeople.filter(person => person.placeId === place.id) }))
    .filter(group => group.people.length > 0)
}

/** What a button says, as in "Teacher, Lake Road: Dana Whitfield". */
export function label(person: DemoPerson): string {
  const place = placeOf(person)
    .replace(/^Obion County /, '')
    .replace(/ (Elementary|Middle\/High|Middle|High) School$/, '')
  return `${person.jobTitle}, ${place}: ${person.name}`
}

/** The claims of a person, named as the large directories name them; undefined when there is no such person. */
export function claimsOf(id: string) {
  const person = demoPeople.find(candidate => candidate.id === id)
  if (!person) return undefined
  const [given, ...rest] = person.name.split(' ')
  return {
    sub: person.id,
    email: person.email,
    email_verified: true,
    name: person.name,
    given_name: given,
    family_name: rest.join(' '),
    preferred_username: person.email,
    job_title: person.jobTitle,
    officeLocation: placeOf(person),
    groups: person.groups,
  }
}
