/** The worker that reads and makes clearance codes. */
import { answers } from './answering';
import clearURL from '../../clear.wasm?url';

answers(clearURL);
