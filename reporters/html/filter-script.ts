/**
 * The page's only script: filters the checks, keeps the filter in the address, unfolds what is linked to or printed.
 * It is text, because it runs in the reader's browser and the policy of the page admits exactly this text.
 */
export const filterScript = `'use strict'
{
  const form = document.getElementById('filter')
  const status = document.getElementById('matches')
  const unfold = document.getElementById('unfold')
  const checks = [...document.querySelectorAll('.check')]
  const sections = [...document.querySelectorAll('.phase')]
  const names = ['q', 'outcome', 'severity', 'phase', 'venue']
  const quiet = ['passed', 'not-applicable']
  const known = new Map()

  const textOf = check => {
    if (!known.has(check)) known.set(check, check.textContent.toLowerCase())
    return known.get(check)
  }
  const matches = (check, { q, outcome, severity, phase, venue }) => {
    if (severity && check.dataset.severity !== severity) return false
    if (phase && check.dataset.phase !== phase) return false
    const ended = one => !outcome || (outcome === 'attention' ? !quiet.includes(one) : one === outcome)
    if ((outcome || venue) && !JSON.parse(check.dataset.results).some(([one, place]) => ended(one) && (!venue || place === venue))) return false
    return !q || q.toLowerCase().split(/\\s+/).every(word => textOf(check).includes(word))
  }
  const wanted = () => Object.fromEntries(names.map(name => [name, form.elements[name]?.value.trim() ?? '']))

  const apply = () => {
    const filter = wanted()
    for (const check of checks) check.hidden = !matches(check, filter)
    for (const section of sections) section.hidden = !section.querySelector('.check:not([hidden])')
    const shown = checks.filter(check => !check.hidden).length
    status.textContent = shown === 0
      ? 'No check matches: clear the filter to see all ' + checks.length + '.'
      : shown + ' of ' + checks.length + ' checks shown'
  }
  const remember = () => {
    const set = Object.entries(wanted()).filter(([, value]) => value !== '')
    const address = set.length > 0 ? '#?' + new URLSearchParams(set) : location.href.split('#')[0]
    try { history.replaceState(null, '', address) } catch {}
  }
  const recall = () => {
    if (!location.hash.startsWith('#?')) return
    const asked = new URLSearchParams(location.hash.slice(2))
    for (const name of names) if (form.elements[name]) form.elements[name].value = asked.get(name) ?? ''
    apply()
    document.getElementById('results').scrollIntoView()
  }
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    if (!target) return
    if (target.closest('[hidden]')) { for (const name of names) if (form.elements[name]) form.elements[name].value = ''; apply() }
    const folded = target.querySelector(':scope > details')
    if (folded) { folded.open = true; folded.querySelector('summary').focus({ preventScroll: true }) }
    target.scrollIntoView()
  }

  const all = [...document.querySelectorAll('details')]
  let before = []
  addEventListener('beforeprint', () => {
    before = all.filter(one => !one.open)
    for (const one of before) one.open = true
  })
  addEventListener('afterprint', () => { for (const one of before) one.open = false })

  let waiting
  const changed = () => { apply(); remember() }
  form.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(changed, 80) })
  form.addEventListener('submit', event => { event.preventDefault(); changed() })
  form.addEventListener('reset', () => setTimeout(changed))
  unfold.addEventListener('click', () => {
    const shown = checks.filter(check => !check.hidden).map(check => check.firstElementChild)
    const open = shown.some(one => !one.open)
    for (const one of shown) one.open = open
    unfold.textContent = open ? 'Fold all' : 'Unfold all'
  })
  addEventListener('hashchange', () => location.hash.startsWith('#?') ? recall() : reveal())
  form.hidden = false
  apply()
  if (location.hash.startsWith('#?')) recall()
  else if (location.hash) reveal()
}
`
