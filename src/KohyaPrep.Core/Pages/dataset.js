'use strict';
(() => {
  const read = id => JSON.parse(document.getElementById(id).textContent);
  const findings = read('findings'), tiles = read('tiles');
  const [CODE, NAME, SEVERITY, MESSAGE, REMEDY] = [0, 1, 2, 3, 4];
  const BATCH = 120;
  const by = id => document.getElementById(id);
  const make = (name, className, text) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  };

  // What the reader chose. A filter is a rule's code, or one of the words below.
  const OTHERS = {
    'without caption': tile => tile.c === undefined,
    'caption from template': tile => tile.a === 1,
    'cropped': tile => tile.x !== undefined,
    'nothing found': tile => tile.f.length === 0,
  };
  const chosen = new Set();
  let shown = [], drawn = 0, opened = -1;

  const codesOf = tile => [...new Set(tile.f.map(place => findings[place][CODE]))];
  const passes = (tile, filter) => filter in OTHERS ? OTHERS[filter](tile) : codesOf(tile).includes(filter);

  const ORDERS = {
    n: () => 0,
    f: (one, other) => other.f.length - one.f.length,
    q: (one, other) => other.q - one.q,
    k: (one, other) => other.k - one.k,
    w: (one, other) => other.w * other.h - one.w * one.h,
  };

  const picture = (tile, size) => {
    const frame = make('span', 'frame');
    if (!tile.i) {
      frame.append(make('span', 'broken', 'cannot be shown'));
      return frame;
    }
    const image = make('img', tile.s ? 'sprite' : '');
    image.src = tile.i;
    image.alt = tile.n;
    if (size) image.loading = 'lazy';
    frame.append(image);
    if (tile.x && !size) {
      const [left, top, width, height] = tile.x;
      const crop = make('span', 'crop');
      Object.assign(crop.style, { left: left + '%', top: top + '%', width: width + '%', height: height + '%' });
      crop.title = 'the part that is trained on';
      frame.append(crop);
    }
    return frame;
  };

  const tileOf = (tile, place) => {
    const button = make('button', 'tile');
    button.type = 'button';
    button.append(picture(tile, true), make('span', 'name', tile.n));
    button.append(make('span', 'faint', tile.c === undefined ? 'no caption' : tile.c));
    const codes = codesOf(tile);
    if (codes.length) button.append(make('span', 'codes', codes.join(' ')));
    button.addEventListener('click', () => open(place));
    return button;
  };

  const more = () => {
    const end = Math.min(shown.length, drawn + BATCH);
    const part = document.createDocumentFragment();
    for (let place = drawn; place < end; place++) part.append(tileOf(shown[place], place));
    by('gallery').append(part);
    drawn = end;
    by('more').hidden = drawn >= shown.length;
    by('shown').textContent = shown.length === tiles.length
      ? `${tiles.length.toLocaleString('en')} pictures`
      : `${shown.length.toLocaleString('en')} of ${tiles.length.toLocaleString('en')} pictures`;
  };

  const choose = () => {
    const words = by('search').value.toLowerCase().split(/\s+/).filter(Boolean);
    const filters = [...chosen];
    shown = tiles.filter(tile => filters.every(filter => passes(tile, filter))
      && words.every(word => tile.n.toLowerCase().includes(word) || (tile.c || '').toLowerCase().includes(word)));
    const order = ORDERS[by('order').value];
    if (by('order').value !== 'n') shown.sort(order);
    by('gallery').textContent = '';
    drawn = 0;
    more();
  };

  const filterButtons = () => {
    const counts = new Map();
    for (const tile of tiles) for (const code of codesOf(tile)) counts.set(code, (counts.get(code) || 0) + 1);
    const names = new Map(findings.map(finding => [finding[CODE], finding[NAME]]));
    const all = [...counts].sort((one, other) => other[1] - one[1]).map(([code, count]) => [code, `${code} ${names.get(code)}`, count]);
    for (const [word, test] of Object.entries(OTHERS)) {
      const count = tiles.filter(test).length;
      if (count > 0 && count < tiles.length) all.push([word, word, count]);
    }
    for (const [filter, text, count] of all) {
      const button = make('button', 'filter', text);
      button.type = 'button';
      button.append(make('span', 'faint', ' ' + count.toLocaleString('en')));
      button.setAttribute('aria-pressed', 'false');
      button.addEventListener('click', () => {
        chosen.has(filter) ? chosen.delete(filter) : chosen.add(filter);
        button.setAttribute('aria-pressed', String(chosen.has(filter)));
        choose();
      });
      by('filters').append(button);
    }
  };

  const open = place => {
    if (place < 0 || place >= shown.length) return;
    opened = place;
    const tile = shown[place], dialog = by('detail');
    dialog.textContent = '';
    const bar = make('div', 'bar');
    const step = (text, by_, label) => {
      const button = make('button', '', text);
      button.type = 'button';
      button.setAttribute('aria-label', label);
      button.disabled = place + by_ < 0 || place + by_ >= shown.length;
      button.addEventListener('click', () => open(place + by_));
      return button;
    };
    const close = make('button', '', 'Close');
    close.type = 'button';
    close.addEventListener('click', () => dialog.close());
    bar.append(step('‹', -1, 'previous'), step('›', 1, 'next'), make('strong', '', tile.n), close);
    const pictures = make('div', 'pair');
    pictures.append(picture(tile, false));
    if (tile.e) {
      const frame = make('span', 'frame'), map = make('img', 'sprite');
      map.src = tile.e;
      map.alt = 'edge map of ' + tile.n;
      frame.append(map);
      pictures.append(frame);
    }
    dialog.append(bar, pictures);
    if (tile.p) {
      const palette = make('div', 'colours');
      for (let at = 0; at < tile.p.length; at += 6) {
        const swatch = make('span');
        swatch.style.background = swatch.title = '#' + tile.p.slice(at, at + 6);
        swatch.style.flexGrow = 1;
        palette.append(swatch);
      }
      dialog.append(palette);
    }
    const facts = make('p', 'faint', `${tile.w}×${tile.h}, ${tile.q.toLocaleString('en')} colours${tile.t ? '; trained as ' + tile.t : ''}`);
    const caption = make('p', 'caption', tile.c === undefined ? 'No caption.' : tile.c);
    if (tile.c !== undefined) caption.append(make('span', 'faint', ` (${tile.k} tokens${tile.a ? ', from the template' : ''})`));
    dialog.append(caption, facts);
    for (const at of tile.f) {
      const finding = findings[at];
      const line = make('p', finding[SEVERITY] === 'error' ? 'bad' : finding[SEVERITY] === 'warning' ? 'warn' : 'faint', `${finding[CODE]} ${finding[NAME]}: ${finding[MESSAGE]} `);
      line.append(make('span', 'faint', finding[REMEDY]));
      dialog.append(line);
    }
    if (!dialog.open) dialog.showModal();
  };

  by('search').addEventListener('input', choose);
  by('order').addEventListener('change', choose);
  by('more').addEventListener('click', more);
  by('detail').addEventListener('keydown', event => {
    if (event.key === 'ArrowLeft') open(opened - 1);
    if (event.key === 'ArrowRight') open(opened + 1);
  });
  if ('IntersectionObserver' in window)
    new IntersectionObserver(seen => { if (seen.some(one => one.isIntersecting) && drawn < shown.length && drawn > 0) more(); }, { rootMargin: '600px' }).observe(by('more'));
  filterButtons();
  choose();
})();
