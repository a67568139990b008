import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { minifyContractRouter } from '@orpc/contract'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const root = fileURLToPath(new URL('.', import.meta.url))

export default defineConfig({
  root,
  base: '/',
  plugins: [slimContract(), react(), listShell()],
  build: {
    outDir: '../build/desk',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      input: { main: join(root, 'index.html'), sw: join(root, 'kernel/offline/shell-worker.ts') },
      output: {
        // Browsers look for a changed worker under the name they know it by.
        entryFileNames: chunk => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|@tanstack)[\\/]/, priority: 20 },
            {
              name: 'antd-style',
              test: /node_modules[\\/]@ant-design[\\/](cssinjs|cssinjs-utils|colors|fast-color)[\\/]/,
              priority: 10,
            },
          ],
        },
      },
    },
  },
})

/**
 * The client needs of the contract only methods and paths. Shipping the schemas of every feature to every screen
 * would cost more than the component kit, so the build replaces them; types are unaffected.
 */
function slimContract(): Plugin {
  return {
    name: 'carebay-slim-contract',
    enforce: 'pre',
    apply: 'build',
    async load(id) {
      if (!/[\\/]domain[\\/]api\.ts$/.test(id)) return null
      const { contract } = await import('#domain/api.ts')
      return `export const contract = ${JSON.stringify(minifyContractRouter(contract), keepRouteOnly)}`
    },
  }
}

/** Tells the worker that keeps the program which files it is made of. */
function listShell(): Plugin {
  return {
    name: 'carebay-list-shell',
    apply: 'build',
    writeBundle: {
      order: 'post',
      sequential: true,
      handler({ dir = '' }) {
        const files = readdirSync(join(dir, 'assets'))
          .sort()
          .map(name => `/assets/${name}`)
        const page = readFileSync(join(dir, 'index.html'))
        const version = createHash('sha256').update(files.join()).update(page).digest('hex').slice(0, 16)
        const worker = join(dir, 'sw.js')
        const code = readFileSync(worker, 'utf8')
        writeFileSync(worker, `const SHELL=${JSON.stringify({ version, files })};\n${code}`)
      },
    },
  }
}

/** Summaries, tags and permissions are for the API document, not for the browser. */
function keepRouteOnly(key: string, value: unknown): unknown {
  if (key === 'meta') return {}
  return key === 'summary' || key === 'tags' || key === 'description' ? undefined : value
}
