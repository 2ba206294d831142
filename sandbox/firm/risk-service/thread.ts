import { parentPort } from 'node:worker_threads'
import { Book } from './book.ts'
import { decide } from './decision.ts'
import type { FromRiskService, ToRiskService } from './messages.ts'

let book = new Book()
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads has no origin
const answer = (told: FromRiskService) => parentPort!.postMessage(told)

/** The thread in which the risk service works: it knows the drop copy and what it is asked, and nothing else of the firm. */
parentPort!.on('message', (message: ToRiskService) => {
  switch (message.kind) {
    case 'begin':
      book = new Book()
      for (const position of message.positions) book.take(position)
      return
    case 'fill':
      return book.take(message.fill)
    case 'decide':
      return answer({ kind: 'decided', id: message.id, denial: decide(book, message) })
    case 'tell': {
      const { id, open, marks } = message
      return answer({ kind: 'told', id, numbers: book.numbers(open, marks) })
    }
  }
})
answer({ kind: 'loaded' })
