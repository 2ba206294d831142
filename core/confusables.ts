/**
 * Letters and digits that are drawn like a letter of the Latin alphabet, after what Unicode's own decomposition takes
 * care of. A selection of Unicode Technical Standard 39, confusables.txt: what names are written with.
 */
const lookalikes: Readonly<Record<string, string>> = {
  // Cyrillic
  ...pairs('АВСЕНІЈКМОРЅТУХԀԚԜҮ', 'ABCEHIJKMOPSTYXDQWY'),
  ...pairs('авсеһіјкморѕтухԁԛԝүп', 'abcehijkmopstyxdqwyn'),
  // Greek
  ...pairs('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϳ', 'ABEZHIKMNOPTYXCj'),
  ...pairs('αγεικνορτυχωϲ', 'ayeikvoptuxwc'),
  // Armenian
  ...pairs('ՕՍհոսցզօ', 'OUhnugqo'),
  // Latin letters and digits that are easily taken for one another
  ...pairs('1lI|0ıøØłŁđĐɑɡ', 'iiiioiooiiddag'),
}

function pairs(from: string, to: string): Readonly<Record<string, string>> {
  const letters = Array.from(to)
  return Object.fromEntries(Array.from(from).map((letter, index) => [letter, letters[index]!]))
}

/** What a text looks like: two texts that a reader would take for one another have the same. */
export function skeletonOf(text: string): string {
  const plain = text.normalize('NFKD').replaceAll(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '')
  return Array.from(plain)
    .map(letter => lookalikes[letter] ?? letter)
    .join('')
    .toLowerCase()
    .replaceAll('l', 'i')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
}

const alphabets = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Cherokee', 'Coptic', 'Lisu']
const others = new Map(
  alphabets.map(name => [name, new RegExp(String.raw`\p{Script=${name}}`, 'u')] as const),
)

/** Whether a word mixes alphabets that share shapes, as no name does. */
export function mixesAlphabets(text: string): boolean {
  const words = text.normalize('NFKC').split(/[^\p{L}\p{M}]+/u)
  return words.some(word => [...others.values()].filter(letters => letters.test(word)).length > 1)
}
