import { endpoint, type Offer } from './endpoint.ts'
import { nothing } from './read.ts'

export const riskHistory: Offer = {
  endpoints: [endpoint('GET /risk/history', nothing, ({ risk }) => risk.history())],
}

export const riskModel: Offer = {
  endpoints: [endpoint('GET /risk/model', nothing, ({ risk }) => risk.model())],
}
