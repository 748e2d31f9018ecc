/// Which agent's inquiry led to which paid order, by a dated rule of the shop: kept up with the
/// message log and with what is heard of orders, shown as the deal record 《网络部成交记录表》 and
/// as figures of agents.
@NullMarked
package io.heqi.report.deal;

import org.jspecify.annotations.NullMarked;
