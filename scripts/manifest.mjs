// npm run manifest: describes the elements in custom-elements.json, if it is older than they are.
import { ensureManifest } from './build.mjs';

ensureManifest();
