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
    reportCompressedSize: false,
  },
} as never)
