import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mixesAlphabets, skeletonOf } from '../../core/confusables.ts'
import { namesSomebody, samePerson } from '../../core/person.ts'

test.for([
  ['Ada Example', 'ada example'],
  ['Ada Example', '  Ada\u00A0 Example '],
  ['Ada Example', 'Example, Ada'],
  ['Ada Example', 'Ada M. Example'],
  ['Adá Éxample', 'Ada Example'],
  ['Ada Example', 'А\u0434а Example'.replace('д', 'd')],
  ['Ada Example', '\u0391da Example'],
  ['Ada Example', 'Ａｄａ Ｅｘａｍｐｌｅ'],
  ['Ada Example', '𝐀𝐝𝐚 Example'],
  ['Ada Example', 'A\u200Bda Exam\u00ADple'],
  ['Ada Examp1e', 'Ada Example'],
  ['Ada Example', 'Ada ExampIe'],
  ['Bob Coop', 'B0b C00p'],
  ['Vernon', 'Vemon'],
  ['ada.example@firm.example', 'Ada Example'],
  ['Ada Example <ada@firm.example>', 'ada+risk@firm.example'],
  ['ada.example@firm.example', 'ADA.Example+desk@firm.example'],
  ['ada.example@firm.example', 'adaexample@gmail.example'],
  ['Grace Adams', 'graceadams@firm.example'],
  ['"Ada Example" <a.x@firm.example>', 'Ada Example'],
  ['СОР', 'COP'],
])('%s may be %s', ([one, other]) => {
  expect(samePerson(one!, other!)).toBe(true)
  expect(samePerson(other!, one!)).toBe(true)
})

test.for([
  ['Ada Example', 'Grace Example'],
  ['Ada', 'Ida'],
  ['ada@firm.example', 'grace@firm.example'],
  ['Ada Example <ada@firm.example>', 'Grace Hopper <grace@firm.example>'],
  ['Анна Иванова', 'Пётр Иванов'],
  ['王芳', '李娜'],
])('%s is somebody other than %s', ([one, other]) => {
  expect(samePerson(one!, other!)).toBe(false)
})

test('whatever the name, it is the same name in other case, spaces and order', () => {
  const word = fc.string({
    unit: fc.constantFrom(...Array.from('abcdefgrstuvwäéñабвгηαω')),
    minLength: 2,
  })
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 3 }), words => {
      const name = words.join(' ')
      expect(samePerson(name, name.toUpperCase())).toBe(true)
      expect(samePerson(name, ` ${words.toReversed().join('\t')} `)).toBe(true)
    }),
  )
})

test('letters that look alike have one look', () => {
  expect(skeletonOf('Аmеliа')).toBe(skeletonOf('Amelia'))
  expect(skeletonOf('ΤΟΜ')).toBe(skeletonOf('TOM'))
  expect(skeletonOf('Anna')).not.toBe(skeletonOf('Hanna'))
})

test('a word in two alphabets is seen, a name in one is not', () => {
  expect(mixesAlphabets('Grаce')).toBe(true)
  expect(mixesAlphabets('Grace Иванова')).toBe(false)
  expect(mixesAlphabets("Siân O'Neill-Müller")).toBe(false)
})

test('a text without letters names nobody', () => {
  expect(['', ' ', '?', '--', '7', 'x'].filter(namesSomebody)).toEqual([])
  expect(namesSomebody('王芳')).toBe(true)
})
