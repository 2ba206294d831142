/** Object identifier of the extension that says which names an authority may vouch for (RFC 5280, 4.2.1.10). */
export const nameConstraintsOid = '2.5.29.30'

/** Names of this machine, and the domain that is reserved for examples (RFC 2606), which nobody can ever visit. */
const permittedNames = ['localhost', 'example']
/** Each an address and its mask: 127.0.0.0/8 and ::1. */
const permittedAddresses: readonly (readonly number[])[] = [
  [127, 0, 0, 0, 255, 0, 0, 0],
  Array.from({ length: 32 }, (_, byte) => (byte < 15 ? 0 : byte === 15 ? 1 : 255)),
]

const sequence = 0x30
const permittedSubtrees = 0xa0
const dnsName = 0x82
const ipAddress = 0x87

/** The extension's value: whoever trusts the sandbox's authority trusts it for loopback only. */
export function nameConstraints(): Uint8Array<ArrayBuffer> {
  const subtrees = [
    ...permittedNames.map(name => der(dnsName, [...Buffer.from(name, 'ascii')])),
    ...permittedAddresses.map(address => der(ipAddress, address)),
  ].flatMap(base => der(sequence, base))
  return Uint8Array.from(der(sequence, der(permittedSubtrees, subtrees)))
}

/** One value with its tag and its length, which fits one byte here. */
function der(tag: number, content: readonly number[]): number[] {
  if (content.length > 127) throw new RangeError(`at most 127 bytes fit, were ${content.length}`)
  return [tag, content.length, ...content]
}
