import tailwind from '@tailwindcss/vite'
import vue from '@vitejs/plugin-vue'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import components from 'unplugin-vue-components/vite'
import { defineConfig } from 'vite'

/** The running Heqi before which the pages are served while one works on them. */
const heqi = process.env.HEQI_SERVER ?? 'http://localhost:8080'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    vue(),
    tailwind(),
    components({ dts: 'components.d.ts', dirs: [], resolvers: [ElementPlusResolver()] }),
  ],
  build: {
    outDir: '../../target/classes/META-INF/resources',
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1200,
  },
  server: { proxy: { '/api': heqi, '/ws': { target: heqi.replace('http', 'ws'), ws: true } } },
})
