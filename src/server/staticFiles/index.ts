export { createAssetReader, type AssetReader } from './assetCache';
export { serveStatic } from './serveStatic';
