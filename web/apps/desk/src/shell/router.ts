import { createRouter, createWebHistory } from 'vue-router'
import { useSession } from './useSession'

declare module 'vue-router' {
  interface RouteMeta {
    open?: boolean
    permission?: string
  }
}

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', redirect: '/desk/conversations' },
    { path: '/desk', redirect: '/desk/conversations' },
    { path: '/sign-in', component: () => import('../staff/SignInPage.vue'), meta: { open: true } },
    { path: '/welcome/:token', component: () => import('../staff/WelcomePage.vue'), meta: { open: true } },
    { path: '/supplier', component: () => import('../supplier/PortalPage.vue'), meta: { open: true } },
    {
      path: '/supplier/welcome/:token',
      component: () => import('../supplier/PortalWelcome.vue'),
      meta: { open: true },
    },
    {
      path: '/desk',
      component: () => import('./DeskFrame.vue'),
      children: [
        { path: 'conversations/:id?', component: () => import('../conversation/InboxPage.vue') },
        {
          path: 'board',
          component: () => import('../report/BoardPage.vue'),
          meta: { permission: 'conversation.supervise' },
        },
        {
          path: 'knowledge',
          meta: { permission: 'knowledge.write' },
          children: [
            { path: '', component: () => import('../knowledge/KnowledgePage.vue') },
            {
              path: 'unanswered',
              component: () => import('../bot/UnansweredPage.vue'),
              meta: { permission: 'bot.manage' },
            },
            { path: 'import', component: () => import('../knowledge/ImportPage.vue') },
            { path: 'help', component: () => import('../knowledge/HelpPagesPage.vue') },
            { path: ':item', component: () => import('../knowledge/ItemPage.vue') },
          ],
        },
        {
          path: 'bot/report',
          component: () => import('../bot/WeekReportPage.vue'),
          meta: { permission: 'bot.manage' },
        },
        {
          path: 'bot/comparisons',
          component: () => import('../bot/comparison/ComparisonsPage.vue'),
          meta: { permission: 'bot.manage' },
        },
        {
          path: 'bot/comparisons/new',
          component: () => import('../bot/comparison/NewComparisonPage.vue'),
          meta: { permission: 'bot.manage' },
        },
        {
          path: 'orders',
          component: () => import('../commerce/OrdersPage.vue'),
          meta: { permission: 'commerce.read' },
        },
        {
          path: 'orders/suppliers',
          component: () => import('../dropship/DropshipPage.vue'),
          meta: { permission: 'commerce.dispatch' },
        },
        {
          path: 'orders/suppliers/:supplier',
          component: () => import('../dropship/SupplierPage.vue'),
          meta: { permission: 'commerce.dispatch' },
        },
        {
          path: 'settings/supply',
          component: () => import('../dropship/SupplyPlanPage.vue'),
          meta: { permission: 'commerce.suppliers' },
        },
        {
          path: 'aftersales',
          component: () => import('../aftersale/CasesPage.vue'),
          meta: { permission: 'aftersale.read' },
        },
        {
          path: 'aftersales/compensations',
          component: () => import('../compensation/CompensationsPage.vue'),
          meta: { permission: 'aftersale.read' },
        },
        {
          path: 'aftersales/causes',
          component: () => import('../cause/CausesPage.vue'),
          meta: { permission: 'aftersale.causes' },
        },
        {
          path: 'aftersales/proposals',
          component: () => import('../cause/ProposalsPage.vue'),
          meta: { permission: 'aftersale.causes' },
        },
        {
          path: 'settings/compensation',
          component: () => import('../compensation/CompensationRulesPage.vue'),
          meta: { permission: 'merchant.settings' },
        },
        {
          path: 'settings/aftersale-rules',
          component: () => import('../aftersale/RulesPage.vue'),
          meta: { permission: 'merchant.settings' },
        },
        {
          path: 'tasks',
          component: () => import('../task/TasksPage.vue'),
          meta: { permission: 'task.work' },
        },
        {
          path: 'orders/products',
          component: () => import('../commerce/product/ProductsPage.vue'),
          meta: { permission: 'commerce.read' },
        },
        {
          path: 'orders/policies',
          component: () => import('../commerce/product/PoliciesPage.vue'),
          meta: { permission: 'commerce.read' },
        },
        {
          path: 'orders/offers',
          component: () => import('../outreach/offer/OffersPage.vue'),
          meta: { permission: 'outreach.offer' },
        },
        {
          path: 'orders/reminders',
          component: () => import('../commerce/reminder/RemindersPage.vue'),
          meta: { permission: 'commerce.read' },
        },
        {
          path: 'orders/follow-ups',
          component: () => import('../outreach/FollowUpsPage.vue'),
          meta: { permission: 'outreach.follow-up' },
        },
        {
          path: 'orders/releases',
          component: () => import('../commerce/release/ReleasesPage.vue'),
          meta: { permission: 'commerce.read' },
        },
        {
          path: 'orders/parcels',
          component: () => import('../commerce/watch/ParcelsPage.vue'),
          meta: { permission: 'commerce.read' },
        },
        {
          path: 'settings/contact-rules',
          component: () => import('../contact/ContactRulesPage.vue'),
          meta: { permission: 'merchant.settings' },
        },
        {
          path: 'orders/import',
          component: () => import('../commerce/importing/OrderImportPage.vue'),
          meta: { permission: 'commerce.write' },
        },
        { path: 'sheet', component: () => import('../report/SheetPage.vue') },
        {
          path: 'deals',
          component: () => import('../report/deal/DealsPage.vue'),
          meta: { permission: 'commerce.read' },
        },
        {
          path: 'deals/figures',
          component: () => import('../report/deal/FiguresPage.vue'),
          meta: { permission: 'commerce.read' },
        },
        {
          path: 'settings/shops',
          component: () => import('../merchant/ShopsPage.vue'),
          meta: { permission: 'merchant.settings' },
        },
        {
          path: 'settings/shops/:shop/gateway',
          component: () => import('../commerce/gateway/GatewayPage.vue'),
          meta: { permission: 'merchant.settings' },
        },
        {
          path: 'settings/channels',
          component: () => import('../channel/ChannelsPage.vue'),
          meta: { permission: 'channel.manage' },
        },
        {
          path: 'settings/imports',
          component: () => import('../channel/ImportsPage.vue'),
          meta: { permission: 'channel.manage' },
        },
        {
          path: 'settings/members',
          component: () => import('../staff/MembersPage.vue'),
          meta: { permission: 'staff.manage' },
        },
        {
          path: 'settings/roles',
          component: () => import('../staff/RolesPage.vue'),
          meta: { permission: 'staff.manage' },
        },
        {
          path: 'settings/teams',
          component: () => import('../staff/TeamsPage.vue'),
          meta: { permission: 'staff.manage' },
        },
        {
          path: 'settings/page-rules',
          component: () => import('../routing/PageRulesPage.vue'),
          meta: { permission: 'merchant.settings' },
        },
        {
          path: 'settings/bot',
          component: () => import('../bot/BotPage.vue'),
          meta: { permission: 'bot.manage' },
        },
        {
          path: 'settings/flows',
          meta: { permission: 'bot.manage' },
          children: [
            { path: '', component: () => import('../flow/FlowsPage.vue') },
            { path: ':flow', component: () => import('../flow/FlowPage.vue') },
          ],
        },
        {
          path: 'settings/bot/model',
          component: () => import('../bot/model/ModelPage.vue'),
          meta: { permission: 'bot.manage' },
        },
        {
          path: 'settings/words',
          component: () => import('../conversation/WordsPage.vue'),
          meta: { permission: 'conversation.words' },
        },
        {
          path: 'settings/mail',
          component: () => import('../merchant/MailPage.vue'),
          meta: { permission: 'merchant.settings' },
        },
        {
          path: 'settings/interface',
          component: () => import('../integration/InterfacePage.vue'),
          meta: { permission: 'integration.manage' },
        },
        { path: 'account', component: () => import('../staff/AccountPage.vue') },
        {
          path: 'settings/audit',
          component: () => import('../staff/AuditPage.vue'),
          meta: { permission: 'staff.audit' },
        },
      ],
    },
    { path: '/:rest(.*)*', component: () => import('./NotFoundPage.vue'), meta: { open: true } },
  ],
})

router.beforeEach(async (to) => {
  const store = useSession()
  if (to.meta.open) return true
  if (!store.session) {
    try {
      await store.load()
    } catch {
      return { path: '/sign-in', query: to.fullPath === '/' ? {} : { to: to.fullPath } }
    }
  }
  if (to.meta.permission && !store.may(to.meta.permission)) return '/desk/conversations'
  return true
})
