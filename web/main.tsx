import { render } from 'preact';
import { Desk } from './desk.tsx';

const root = document.getElementById('desk');
if (root === null) throw new Error('the page has no place for the desk');
render(<Desk />, root);
