import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  publicDir: 'public',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../../target/classes/META-INF/resources/widget',
    emptyOutDir: false,
    target: 'es2020',
    lib: { entry: 'src/panel.tsx', formats: ['es'], fileName: () => 'panel.js' },
    rolldownOptions: {
      output: { chunkFileNames: ({ name }) => (name === 'orders' ? 'orders.js' : 'shared.js') },
    },
    reportCompressedSize: false,
  },
} as never)
