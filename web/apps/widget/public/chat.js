import { mount } from './panel.js'

mount(document.getElementById('chat'), {
  key: location.pathname.split('/').pop(),
  home: new URL('/widget/', location.href).href,
  whole: true,
})
