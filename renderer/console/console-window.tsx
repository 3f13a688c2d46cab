import { useEffect, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { AccountsPage } from '../accounts/accounts-page.tsx';
import { useSlice, useSnapshot } from '../bridge/hatcheck-context.tsx';
import { standing } from '../compose/standing-messages.ts';
import { DevicePage } from '../device/device-page.tsx';
import { ExceptionBar } from '../device/exception-bar.tsx';
import { drillNetworkOf } from '../drill/drill-network.ts';
import { DrillPage } from '../drill/drill-page.tsx';
import { HistoryPage } from '../history/history-page.tsx';
import { WhatItSeesPage } from '../history/what-it-sees-page.tsx';
import { MessagesPage } from '../messages/messages-page.tsx';
import { Icon, type IconName } from '../parts/icon.tsx';
import { NoticeBar } from '../parts/notice-bar.tsx';
import { PolicyPage } from '../policy/policy-page.tsx';
import { AudiencePage } from '../pulse/audience-page.tsx';
import { SettingsPage } from '../settings/settings-page.tsx';
import './console-window.css';

const pages = [
  { id: 'accounts', words: 'Accounts', icon: 'people', Page: AccountsPage },
  { id: 'messages', words: 'Messages', icon: 'message', Page: MessagesPage },
  { id: 'audience', words: 'Audience', icon: 'chart', Page: AudiencePage },
  { id: 'device', words: 'This computer', icon: 'computer', Page: DevicePage },
  { id: 'policy', words: 'Rules set by IT', icon: 'rules', Page: PolicyPage },
  { id: 'history', words: 'History', icon: 'clock', Page: HistoryPage },
  { id: 'what-it-sees', words: 'What IT sees', icon: 'open', Page: WhatItSeesPage },
  { id: 'drill', words: 'Drill', icon: 'drill', Page: Drill },
  { id: 'settings', words: 'Settings', icon: 'settings', Page: SettingsPage },
] as const satisfies readonly {
  readonly id: string;
  readonly words: string;
  readonly icon: IconName;
  readonly Page: () => React.ReactNode;
}[];
type PageId = (typeof pages)[number]['id'];

/** The drill is told where it takes place, as it has no way to ask. */
function Drill() {
  const network = useSlice(drillNetworkOf);
  return network === null ? null : <DrillPage network={network} />;
}

/** Accounts, messages, audience, device, policy, history, drill and settings, in one quiet window. */
export function ConsoleWindow() {
  const snapshot = useSnapshot();
  const [page, setPage] = usePageOfAddress();
  return (
    <Tabs className="console" orientation="vertical" selectedKey={page} onSelectionChange={(key) => setPage(pageOf(String(key)))}>
      <nav className="console-nav" aria-label="Pages">
        <TabList className="console-tabs" aria-label="Pages">
          {pages.map(({ id, words, icon }) => (
            <Tab key={id} id={id} className="console-tab">
              <Icon name={icon} />
              {words}
            </Tab>
          ))}
        </TabList>
        <p className="console-version small muted">{`Hatcheck ${snapshot.version}`}</p>
      </nav>
      <main className="console-main">
        <ExceptionBar />
        {standing(snapshot).map((message) => (
          <NoticeBar key={message.title} level={message.level} icon={message.icon} title={message.title} words={message.words} />
        ))}
        {pages.map(({ id, Page }) => (
          <TabPanel key={id} id={id} className="console-page">
            <Page />
          </TabPanel>
        ))}
      </main>
    </Tabs>
  );
}

/** The page named by the address (`console.html#history`), so that main can open the window on it. */
function usePageOfAddress(): readonly [PageId, (page: PageId) => void] {
  const [page, setPage] = useState(() => pageOf(window.location.hash.slice(1)));
  useEffect(() => {
    const follow = () => setPage(pageOf(window.location.hash.slice(1)));
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return [page, setPage];
}

function pageOf(name: string): PageId {
  return pages.find((page) => page.id === name)?.id ?? 'accounts';
}
