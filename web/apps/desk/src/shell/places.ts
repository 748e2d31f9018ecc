import {
  BellRing,
  BookOpen,
  Bot,
  FileUp,
  Gauge,
  HandHeart,
  ListChecks,
  Mail,
  MessageSquare,
  MonitorSmartphone,
  Package,
  Plug,
  Quote,
  Scale,
  ScrollText,
  Settings,
  ShieldCheck,
  Store,
  Table2,
  Truck,
  Undo2,
  Users,
  UsersRound,
  Waypoints,
  Workflow,
} from '@lucide/vue'
import type { Component } from 'vue'

export interface Place {
  path: string
  name: string
  icon: Component
  permission?: string
}

export interface Section {
  name: string
  places: Place[]
}

/** Places that are looked for now and then: one icon on the rail, a column of their own beside the page. */
export interface Group {
  name: string
  icon: Component
  sections: Section[]
}

/** What is open all day; each has its icon on the rail. Keep these few: whatever is set up once belongs in a group. */
export const work: Place[] = [
  { path: '/desk/conversations', name: 'conversations', icon: MessageSquare },
  { path: '/desk/tasks', name: 'tasks', icon: ListChecks, permission: 'task.work' },
  { path: '/desk/board', name: 'board', icon: Gauge, permission: 'conversation.supervise' },
  { path: '/desk/knowledge', name: 'knowledge', icon: BookOpen, permission: 'knowledge.write' },
  { path: '/desk/orders', name: 'orders', icon: Package, permission: 'commerce.read' },
  { path: '/desk/aftersales', name: 'aftersales', icon: Undo2, permission: 'aftersale.read' },
  { path: '/desk/sheet', name: 'sheet', icon: Table2 },
]

export const groups: Group[] = [
  {
    name: 'team',
    icon: UsersRound,
    sections: [
      {
        name: 'people',
        places: [
          { path: '/desk/settings/members', name: 'members', icon: Users, permission: 'staff.manage' },
          { path: '/desk/settings/teams', name: 'teams', icon: UsersRound, permission: 'staff.manage' },
          { path: '/desk/settings/roles', name: 'roles', icon: ShieldCheck, permission: 'staff.manage' },
        ],
      },
      {
        name: 'quality',
        places: [
          { path: '/desk/settings/audit', name: 'audit', icon: ScrollText, permission: 'staff.audit' },
        ],
      },
    ],
  },
  {
    name: 'setup',
    icon: Settings,
    sections: [
      {
        name: 'reach',
        places: [
          { path: '/desk/settings/shops', name: 'shops', icon: Store, permission: 'merchant.settings' },
          {
            path: '/desk/settings/channels',
            name: 'channels',
            icon: MonitorSmartphone,
            permission: 'channel.manage',
          },
          {
            path: '/desk/settings/page-rules',
            name: 'pageRules',
            icon: Waypoints,
            permission: 'merchant.settings',
          },
          {
            path: '/desk/settings/aftersale-rules',
            name: 'aftersaleRules',
            icon: Scale,
            permission: 'merchant.settings',
          },
          {
            path: '/desk/settings/compensation',
            name: 'compensation',
            icon: HandHeart,
            permission: 'merchant.settings',
          },
          {
            path: '/desk/settings/contact-rules',
            name: 'contactRules',
            icon: BellRing,
            permission: 'merchant.settings',
          },
          { path: '/desk/settings/supply', name: 'supply', icon: Truck, permission: 'commerce.suppliers' },
        ],
      },
      {
        name: 'answers',
        places: [
          { path: '/desk/settings/bot', name: 'bot', icon: Bot, permission: 'bot.manage' },
          { path: '/desk/settings/flows', name: 'flows', icon: Workflow, permission: 'bot.manage' },
          { path: '/desk/settings/words', name: 'words', icon: Quote, permission: 'conversation.words' },
        ],
      },
      {
        name: 'systems',
        places: [
          { path: '/desk/settings/imports', name: 'imports', icon: FileUp, permission: 'channel.manage' },
          { path: '/desk/settings/mail', name: 'mail', icon: Mail, permission: 'merchant.settings' },
          {
            path: '/desk/settings/interface',
            name: 'interface',
            icon: Plug,
            permission: 'integration.manage',
          },
        ],
      },
    ],
  },
]

export const placesOf = (group: Group) => group.sections.flatMap((section) => section.places)

/** What somebody may go to. A group of which a single place is left is no group: that place stands on the rail. */
export function reachable(may: (permission: string) => boolean) {
  const open = (places: Place[]) => places.filter((place) => !place.permission || may(place.permission))
  const left = groups.map((group) => ({
    ...group,
    sections: group.sections
      .map((section) => ({ ...section, places: open(section.places) }))
      .filter((section) => section.places.length),
  }))
  return {
    work: [...open(work), ...left.filter((group) => placesOf(group).length === 1).flatMap(placesOf)],
    groups: left.filter((group) => placesOf(group).length > 1),
  }
}
