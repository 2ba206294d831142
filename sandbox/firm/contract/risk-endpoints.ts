import { endpoint, type Offer } from './endpoint.ts'
import { nothing } from './read.ts'

export const riskHistory: Offer = {
  endpoints: [endpoint('GET /risk/history', nothing, ({ risk }) => risk.history())],
}

export const riskModel: Offer = {
  endpoints: [endpoint('GET /risk/model', nothing, ({ risk }) => risk.model())],
}

export const stressTests: Offer = {
  endpoints: [endpoint('GET /risk/stress-tests', nothing, ({ risk }) => risk.stressTests())],
}

export const correlations: Offer = {
  endpoints: [endpoint('GET /risk/correlations', nothing, ({ risk }) => risk.correlations())],
}

export const allocation: Offer = {
  endpoints: [endpoint('GET /risk/allocation', nothing, ({ risk }) => risk.allocation())],
}
