import { UnknownToVenue } from '../venue/errors.ts'
import type { VenueCredentials, VenueTarget } from '../venue/port.ts'

/** The key of a target; throws where none is configured, because the stream is not for everybody. */
export function credentialsOf({ name, credentials }: VenueTarget): VenueCredentials {
  if (credentials) return credentials
  throw new UnknownToVenue(
    `${name} must have a key to open this stream, had none; configure api_key and api_secret`,
  )
}
