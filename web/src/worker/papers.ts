/** The worker that makes the page for the professional and the files. */
import { answers } from './answering';
import papersURL from '../../papers.wasm?url';

answers(papersURL);
