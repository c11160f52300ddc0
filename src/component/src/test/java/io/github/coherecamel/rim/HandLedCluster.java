package io.github.coherecamel.rim;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.cluster.CamelClusterMember;
import org.apache.camel.support.cluster.AbstractCamelClusterService;
import org.apache.camel.support.cluster.AbstractCamelClusterView;

/** What a node knows of its cluster; it leads when the test says so. */
final class HandLedCluster extends AbstractCamelClusterService<HandLedCluster.View> {
    private final List<View> views = new CopyOnWriteArrayList<>();
    private volatile boolean leads;

    void lead() {
        leads = true;
        views.forEach(View::tell);
    }

    @Override
    protected View createView(String namespace) {
        var view = new View(namespace);
        views.add(view);
        return view;
    }

    final class View extends AbstractCamelClusterView implements CamelClusterMember {
        private View(String namespace) {
            super(HandLedCluster.this, namespace);
        }

        private void tell() {
            fireLeadershipChangedEvent(this);
        }

        @Override
        public Optional<CamelClusterMember> getLeader() {
            return leads ? Optional.of(this) : Optional.empty();
        }

        @Override
        public CamelClusterMember getLocalMember() {
            return this;
        }

        @Override
        public List<CamelClusterMember> getMembers() {
            return List.of(this);
        }

        @Override
        public String getId() {
            return HandLedCluster.this.getId();
        }

        @Override
        public boolean isLeader() {
            return leads;
        }

        @Override
        public boolean isLocal() {
            return true;
        }
    }
}
