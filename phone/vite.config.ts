import { fileURLToPath } from 'node:url'
import { type AnyContractRouter, isContractProcedure, minifyContractRouter } from '@orpc/contract'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const root = fileURLToPath(new URL('.', import.meta.url))

export default defineConfig({
  root,
  base: '/m/',
  plugins: [slimContract(), react()],
  build: {
    outDir: '../build/phone',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    chunkSizeWarningLimit: 600,
  },
})

/** A car owner's telephone is told only what a car owner may ask for, and of that only methods and paths. */
function slimContract(): Plugin {
  return {
    name: 'carebay-slim-contract',
    enforce: 'pre',
    apply: 'build',
    async load(id) {
      if (!/[\\/]domain[\\/]api\.ts$/.test(id)) return null
      const { contract } = await import('#domain/api.ts')
      const asked = forCustomers(contract)
      return `export const contract = ${JSON.stringify(minifyContractRouter(asked), keepRouteOnly)}`
    },
  }
}

function forCustomers(router: AnyContractRouter): Record<string, AnyContractRouter> {
  const kept: Record<string, AnyContractRouter> = {}
  for (const [name, entry] of Object.entries(router)) {
    if (!isContractProcedure(entry)) {
      const below = forCustomers(entry)
      if (Object.keys(below).length > 0) kept[name] = below
    } else if (entry['~orpc'].meta.access === 'link' || entry['~orpc'].meta.access === 'public') kept[name] = entry
  }
  return kept
}

function keepRouteOnly(key: string, value: unknown): unknown {
  if (key === 'meta') return {}
  return key === 'summary' || key === 'tags' || key === 'description' ? undefined : value
}
