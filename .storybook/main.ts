import type { StorybookConfig } from '@storybook/web-components-vite';
import { inlineWorker } from '../scripts/inline-worker.mjs';

const config: StorybookConfig = {
  framework: { name: '@storybook/web-components-vite', options: {} },
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
  viteFinal: config => ({
    ...config,
    plugins: [...(config.plugins ?? []), inlineWorker()],
    optimizeDeps: {
      ...config.optimizeDeps,
      include: [...(config.optimizeDeps?.include ?? []), 'lit', 'lit/decorators.js', 'rxjs', 'idb', 'bwip-js/browser'],
    },
  }),
};

export default config;
