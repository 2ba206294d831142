import { z } from 'zod'
import { setting, words } from './setting.ts'
import { environments } from './system.ts'

const quantity = (rule: string, pattern: RegExp) => z.string().regex(pattern, rule)

const bytes = () =>
  quantity('must be a quantity of bytes such as "8Gi"', /^\d+(\.\d+)?(Ki|Mi|Gi|Ti|Pi|k|M|G|T|P)?$/)

const resourceLimits = z
  .strictObject({
    cpu_limit: setting(
      quantity('must be a quantity of cores such as "4000m" or "4"', /^\d+(\.\d+)?m?$/).default(
        '4000m',
      ),
      'CPU that each container may use at most, as Kubernetes writes it.',
    ),
    memory_limit: setting(
      bytes().default('8Gi'),
      'Memory that each container may use at most, as Kubernetes writes it.',
    ),
    storage_limit: setting(
      bytes().default('100Gi'),
      'Disk that each container may use at most, as Kubernetes writes it.',
    ),
  })
  .prefault({})
  .meta({ description: 'What each container of the target may use.' })

const scalingConfig = z
  .strictObject({
    min_replicas: setting(
      z.int().min(1).max(1000).default(3),
      'Fewest replicas that must be ready.',
      'replicas',
    ),
    max_replicas: setting(
      z.int().min(1).max(1000).default(10),
      'Most replicas that scaling may reach; at least `min_replicas`.',
      'replicas',
    ),
    target_cpu_utilization: setting(
      z.number().min(1).max(100).default(70),
      'CPU use at which the target scales out.',
      '%',
    ),
    target_memory_utilization: setting(
      z.number().min(1).max(100).default(80),
      'Memory use at which the target scales out.',
      '%',
    ),
  })
  .prefault({})
  .meta({ description: 'How the target scales.' })

/** `[deployment]`: how the target is deployed. */
export const deployment = z
  .strictObject({
    target_environment: setting(
      z.enum(environments).default('production'),
      'Environment that the deployment goes to.',
    ),
    deployment_strategy: setting(
      z.enum(['BlueGreen', 'Rolling', 'Canary', 'Recreate']).default('BlueGreen'),
      'How a new version replaces the old one.',
    ),
    kubernetes_namespace: setting(
      z
        .string()
        .regex(
          /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
          'must be a Kubernetes namespace (lower-case letters, digits and inner hyphens)',
        )
        .default('tengri-trading'),
      'Namespace of the trading system.',
    ),
    container_registry: setting(
      words().default('registry.tengri.io'),
      'The one registry that images may come from.',
    ),
    resource_limits: resourceLimits,
    scaling_config: scalingConfig,
  })
  .prefault({})
  .meta({ description: 'How the target is deployed.' })
