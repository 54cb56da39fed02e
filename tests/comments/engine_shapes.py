"""A comment of each engine of the table, as the engine prints it; and pages that share its words and hold none."""

from __future__ import annotations

from review_shapes import WIDGETS

#: A comment of each row of the table, the second row of a system after a colon: {id}, {deep} (1 or 2), {under} (0 or 1), {author}, {when} (ISO 8601), {shown} (the same as printed), {body}, {inner} (replies).
SHAPES = {
    "wordpress": """<li class="comment depth-{deep}" id="comment-{id}"><div class="comment-author vcard"><cite class="fn">{author}</cite>
      <span class="says">says:</span></div><div class="comment-meta"><a><time datetime="{when}">{shown}</time></a></div>
      <div class="comment-content"><p>{body}</p></div><div class="reply"><a>Reply</a></div><ol class="children">{inner}</ol></li>""",
    "wpdiscuz": """<div id="wpd-comm-{id}_0" class="comment wpd-comment"><div class="wpd-comment-header"><div
      class="wpd-comment-author">{author}</div><div class="wpd-comment-date" title="{when}">{shown}</div></div>
      <div class="wpd-comment-text"><p>{body}</p></div><div class="wpd-comment-footer">Reply</div>{inner}</div>""",
    "blogger": """<li class="comment" id="c56899366246526636{id}"><div class="comment-block"><div class="comment-header"><cite class="user">
      {author}</cite><span class="datetime">{shown}</span></div><p class="comment-content">{body}</p></div>
      <div class="comment-replies"><ol>{inner}</ol></div></li>""",
    "disqus": """<li class="post" id="post-{id}"><div class="post-content"><header><span class="author">{author}</span> <a class="time-ago"
      title="{when}">6 years ago</a></header><div class="post-message" data-role="message"><p>{body}</p></div><footer>Reply</footer></div>
      <ul class="children">{inner}</ul></li>""",
    "drupal": """<article about="/comment/{id}" class="comment js-comment"><footer><span class="username">{author}</span> <time
      datetime="{when}">{shown}</time></footer><div class="content"><div class="field-name-comment-body"><p>{body}</p></div>
      <ul class="links"><li><a href="#">Reply</a></li></ul></div></article><div class="indented">{inner}</div>""",
    "spip": """<li class="forum-fil"><div class="comment-message"><div class="comment-texte"><p>{body}</p></div><div class="comment-meta">
      <strong class="comment-author"><span class="fn">{author}</span></strong> <abbr class="date" title="{when}">{shown}</abbr></div></div>
      <ul>{inner}</ul></li>""",
    "isso": """<div class="isso-comment" id="isso-{id}"><div class="isso-comment-header"><span class="isso-author">{author}</span>
      <time datetime="{when}">{shown}</time></div><div class="isso-text"><p>{body}</p></div><div class="isso-comment-footer">Reply</div>
      <div class="isso-follow-up">{inner}</div></div>""",
    "coral": """<div class="coral-comment"><span class="coral-comment-username">{author}</span><time class="coral-comment-timestamp"
      datetime="{when}">{shown}</time><div class="coral-comment-content"><p>{body}</p></div><button>Respect</button></div>{inner}""",
    "giscus": """<div class="gsc-comment"><div class="gsc-comment-header"><span class="gsc-comment-author">{author}</span> <time
      datetime="{when}">{shown}</time></div><div class="markdown"><p>{body}</p></div><div class="gsc-replies">{inner}</div></div>""",
    "utterances": """<article class="timeline-comment"><header class="comment-header"><a class="author">{author}</a> commented <time
      datetime="{when}">{shown}</time></header><div class="markdown-body"><p>{body}</p></div></article>{inner}""",
    "jcomments": """<div class="comments-list"><div class="comment-item-{id}" id="comment-item-{id}"><span class="comment-author">{author}</span>
      <span class="comment-date">{shown}</span><div class="comment-body">{body}</div></div></div>{inner}""",
    "xenforo": """<article class="message message--post" data-author="{author}" id="js-post-{id}"><h4 class="message-name">{author}</h4>
      <h5 class="userTitle">Well-known member</h5><header><time class="u-dt" datetime="{when}">{shown}</time> #{id}</header>
      <div class="message-body"><div class="bbWrapper">{body}</div></div><div class="message-signature">My boats</div></article>{inner}""",
    "discourse": """<div class="crawler-post topic-body" itemprop="comment"><div class="crawler-post-meta"><span class="creator" itemprop="author">
      <a><span itemprop="name">{author}</span></a></span><span class="crawler-post-infos"><time datetime="{when}" class="post-time">{shown}</time>
      <span itemprop="position">{id}</span></span></div><div class="post" itemprop="text"><p>{body}</p></div></div>{inner}""",
    "invision": """<article id="elComment_{id}" class="ipsComment"><h3 class="cAuthorPane_author"><a>{author}</a></h3><ul><li>Members</li>
      <li>12 posts</li></ul><p class="ipsType_reset"><time datetime="{when}">{shown}</time></p><div data-role="commentContent"
      class="ipsType_richText"><p>{body}</p></div></article>{inner}""",
    "phpbb": """<div id="p{id}" class="post"><dl class="postprofile"><dt><a class="username">{author}</a></dt><dd>Posts: 31</dd><dd>Joined:
      3 January 2009</dd></dl><div class="postbody"><h3>Re: The harbour</h3><p class="author">by <strong>{author}</strong> » {shown}</p>
      <div class="content">{body}</div><div class="signature">My boats</div></div></div>{inner}""",
    "fluxbb": """<div id="p{id}" class="blockpost"><h2><span>#{id} <a>{shown}</a></span></h2><div class="postleft"><dl><dt><strong>{author}
      </strong></dt><dd>Member</dd><dd>Registered: 2009-01-03</dd></dl></div><div class="postright"><div class="postmsg"><p>{body}</p>
      <p class="postedit"><em>Last edited by {author} (2019-06-01 10:00:00)</em></p></div></div></div>{inner}""",
    "vbulletin": """<li class="postbit postcontainer" id="post_{id}"><div class="posthead"><span class="date">{shown}</span></div><div
      class="userinfo"><a class="username"><strong>{author}</strong></a><dl><dt>Join Date</dt><dd>Jan 2009</dd></dl></div>
      <blockquote class="postcontent">{body}</blockquote></li>{inner}""",
    "smf": """<div class="post_wrapper"><div class="poster"><h4><a>{author}</a></h4><ul><li>Posts: 31</li></ul></div><div class="postarea">
      <div class="keyinfo"><h5>Re: The harbour</h5><a class="smalltext">{shown}</a></div><div class="post"><div class="inner">{body}</div></div>
      <div class="signature">My boats</div></div></div>{inner}""",
    "mybb": """<div class="post" id="post_{id}"><div class="post_author"><div class="author_information"><strong><span class="largetext"><a>
      {author}</a></span></strong></div></div><div class="post_content"><span class="post_date">{shown}</span><div class="post_body">{body}
      </div></div></div>{inner}""",
    "vanilla": """<div class="Item ItemComment" id="Comment_{id}"><div class="AuthorWrap"><a class="Username">{author}</a></div><span
      class="DateCreated"><time datetime="{when}">May 2019</time></span><div class="Message userContent"><p>{body}</p></div></div>{inner}""",
    "nodebb": """<li component="post" data-username="{author}" data-timestamp="{when}"><a>{author}</a><time datetime="{when}">{shown}</time>
      <div component="post/content" class="content"><p>{body}</p></div></li>{inner}""",
    "khoros": """<div class="lia-message-view-forum-message"><span class="UserNameLink">{author}</span><span class="DateAndTime">{shown}</span>
      <div class="lia-message-body-content"><p>{body}</p></div></div>{inner}""",
    "reddit": """<div class="thing comment" id="thing_t1_{id}" data-author="{author}"><p class="tagline"><a class="author">{author}</a> <span
      class="score unvoted">12 points</span> <time class="live-timestamp" datetime="{when}">6 years ago</time></p><form class="usertext"><div
      class="usertext-body"><div class="md"><p>{body}</p></div></div></form><ul><li>permalink</li></ul><div class="child">{inner}</div></div>""",
    "hackernews": """<div class="comtr" id="{id}"><span class="comhead"><a class="hnuser">{author}</a> <span class="age" title="{when}">6
      years ago</span>{up}</span><div class="commtext">{body}</div><div class="reply">reply</div></div>{inner}""",
    "lemmy": """<li class="comment"><article class="comment-node" id="comment-{id}"><a class="person-listing"><span>{author}</span></a><span
      class="moment-time" data-tippy-content="{when}">6 years ago</span><div class="comment-content"><div class="md-div"><p>{body}</p></div>
      </div></article><ul class="comments">{inner}</ul></li>""",
    "lobsters": """<li class="comments_subtree"><div class="comment" id="c_a1b2{id}"><div class="voters"><a class="upvoter">7</a></div><div
      class="byline"><a href="/~x">{author}</a> <time datetime="{when}">6 years ago</time></div><div class="comment_text"><p>{body}</p></div>
      </div><ol class="comments">{inner}</ol></li>""",
    "slashdot": """<li id="tree_{id}" class="comment"><div class="title"><a>Re:Harbours</a></div><div class="details"><span class="by">by
      <a>{author}</a></span> <span class="otherdetails">on {shown}</span></div><div class="commentBody">{body}</div>
      <ul>{inner}</ul></li>""",
    "microdata": """<div itemprop="comment" itemscope itemtype="https://schema.org/Comment"><span itemprop="author" itemscope><b
      itemprop="name">{author}</b></span> <time itemprop="dateCreated" datetime="{when}">{shown}</time><div itemprop="text"><p>{body}</p>
      </div>{inner}</div>""",
    "microformats": """<div class="u-comment h-cite"><a class="p-author h-card">{author}</a> <time class="dt-published" datetime="{when}">
      {shown}</time><div class="p-content"><p>{body}</p></div>{inner}</div>""",
    "stackexchange": """<li class="comment js-comment" id="comment-{id}"><div class="comment-text"><span class="comment-copy">{body}</span>
      <div>– <a class="comment-user">{author}</a> <span class="comment-date"><span title="{when}">{shown}</span></span></div></div></li>{inner}""",
    "blogger: before 2010": """<dl><dt class="comment-author" id="c568993662465{id}"><a>{author}</a> said...</dt><dd class="comment-body"><p>{body}</p></dd>
      <dd class="comment-footer"><span class="comment-timestamp">{shown}</span></dd></dl>{inner}""",
    "hyvor": """<div class="ht-comment"><div class="ht-head"><span class="ht-name">{author}</span> <time datetime="{when}">{shown}</time></div>
      <div class="ht-comment-body"><p>{body}</p></div><div class="ht-replies">{inner}</div></div>""",
    "openweb": """<li class="spcv_list-item"><div class="spcv_message"><span class="spcv_username">{author}</span> <time class="spcv_timestamp"
      datetime="{when}">{shown}</time><div class="spcv_messageContent"><p>{body}</p></div><button>Reply</button></div>
      <ul class="spcv_children-list">{inner}</ul></li>""",
    "commento": """<div id="commento-comment-card-{id}" class="commento-card"><div class="commento-header"><div class="commento-name">{author}</div>
      <div class="commento-timeago" title="{when}">6 years ago</div></div><div class="commento-body"><p>{body}</p></div>
      <div class="commento-card-children">{inner}</div></div>""",
    "remark42": """<article id="remark42__comment-{id}" class="comment"><div class="comment__info"><span class="comment__username">{author}</span>
      <a class="comment__time">{shown}</a></div><div class="comment__text"><p>{body}</p></div><button>Reply</button>{inner}</article>""",
    "facebook": """<div class="fbFeedbackPost"><span class="UFICommentActorName">{author}</span><div class="postText">{body}</div><div><a>Like</a>
      <a>Reply</a> <abbr class="timestamp" title="{when}">{shown}</abbr></div></div>{inner}""",
    "drupal: without an address": """<div class="comment comment-by-anonymous"><div class="submitted"><span class="username">{author}</span>
      {shown}</div><div class="content"><p>{body}</p></div></div><div class="indented">{inner}</div>""",
    "komento": """<li id="kmt-{id}" class="kmt-item"><span class="kmt-author">{author}</span> <span class="kmt-time">{shown}</span><div
      class="kmt-body"><p>{body}</p></div><a>Reply</a></li>{inner}""",
    "serendipity": """<div id="c{id}" class="serendipity_comment"><div class="serendipity_commentBody">{body}</div><div
      class="serendipity_comment_source"><strong>{author}</strong> on {shown} (<a>Reply</a>)</div></div>{inner}""",
    "livejournal": """<div id="cmt{id}" class="dwexpcomment"><span class="ljuser"><b>{author}</b></span> <span class="datetime">{shown}</span><div
      class="comment-content">{body}</div><ul><li><a>Reply</a></li></ul></div>{inner}""",
    "medium": """<div class="streamItem streamItem--response"><div class="postMetaInline-authorLockup"><a href="/@x">{author}</a></div><time
      datetime="{when}">{shown}</time><div class="section-inner"><p>{body}</p></div></div>{inner}""",
    "xenforo: 1": """<li id="post-{id}" class="message" data-author="{author}"><div class="messageContent"><blockquote class="messageText">{body}
      </blockquote></div><div class="messageMeta"><a class="username">{author}</a>, <span class="DateTime" title="{when}">{shown}</span></div>
      </li>{inner}""",
    "discourse: drawn": """<div class="topic-post"><div class="names"><a>{author}</a></div><div class="post-date"><span title="{when}">6y</span></div>
      <div class="cooked"><p>{body}</p></div></div>{inner}""",
    "invision: 3": """<div class="post_block hentry" id="post_id_{id}"><span class="author vcard"><a>{author}</a></span><p class="posted_info">{shown}
      </p><div class="post entry-content">{body}</div></div>{inner}""",
    "vbulletin: 3": """<table id="post{id}"><tr><td class="thead">{shown}</td></tr><tr><td><a class="bigusername">{author}</a></td></tr><tr><td>
      <div class="postcontent" id="post_message_{id}">{body}</div></td></tr></table>{inner}""",
    "flarum": """<article><div class="PostUser"><h3 class="PostUser-name">{author}</h3></div><div class="Post-body"><p>{body}</p></div></article>
      {inner}""",
    "flarum: drawn": """<div class="CommentPost Post"><span class="PostUser-name">{author}</span> <time datetime="{when}">{shown}</time><div
      class="Post-body"><p>{body}</p></div></div>{inner}""",
    "discuz": """<div id="post_{id}"><div class="authi"><a>{author}</a> <em>{shown}</em></div><div class="t_f">{body}</div></div>{inner}""",
    "bbpress": """<div id="post-{id}" class="type-reply"><span class="bbp-reply-post-date">{shown}</span><div class="bbp-reply-author"><a>{author}
      </a></div><div class="bbp-reply-content"><p>{body}</p></div></div>{inner}""",
    "bbpress: now": """<li><div id="post-{id}" class="bbp-reply-header"><span class="bbp-reply-post-date">{shown}</span></div><div
      class="post-{id} reply hentry"><div class="bbp-reply-author"><a class="bbp-author-link"><span class="bbp-author-name">{author}</span></a></div>
      <div class="bbp-reply-content"><p>{body}</p></div></div></li>{inner}""",
    "reddit: 2018": """<div id="t1_{id}" class="Comment"><span>level {deep}</span><div><a href="/user/x">{author}</a> <span>12 points</span> · <a>6
      years ago</a></div><div class="RichTextJSON-root"><p>{body}</p></div><button>Reply</button></div>{inner}""",
    "reddit: now": """<shreddit-comment author="{author}" created="{when}" score="12" depth="{under}" thingid="t1_{id}"><div slot="comment"><p>{body}
      </p></div></shreddit-comment>{inner}""",
    "microdata: answers": """<div itemscope itemtype="https://schema.org/Answer"><div itemprop="text"><p>{body}</p></div><span itemprop="author">
      <b itemprop="name">{author}</b></span> <time itemprop="dateCreated" datetime="{when}">{shown}</time></div>{inner}""",
    "vbulletin: 5": """<div class="b-post js-post" data-node-id="{id}"><div class="author"><a>{author}</a></div><div>Posts: 31</div><div
      class="b-post__timestamp"><time datetime="{when}">{shown}</time></div><a>#{id}</a><div class="js-post__content-text">{body}</div></div>
      {inner}""",
    "github": """<div class="timeline-comment-group"><h3><a class="author">{author}</a> commented <relative-time datetime="{when}">6 years
      ago</relative-time></h3><table><tr><td class="comment-body">{body}</td></tr></table></div>{inner}""",
    "gitea": """<div class="timeline-item comment" id="issuecomment-{id}"><div class="comment-header"><a class="author">{author}</a> commented
      <relative-time datetime="{when}">6 years ago</relative-time></div><div class="render-content markup"><p>{body}</p></div></div>{inner}""",
    "bluesky": """<div data-testid="postThreadItem-by-{id}.example" class="css-g5y9jx"><div><a href="/profile/{id}">{author}</a></div><div><a
      href="/profile/{id}/post/3" aria-label="{when}">6y</a></div><div dir="auto"><div>{body}</div></div></div>{inner}""",
    "eksisozluk": """<li id="entry-item" data-id="{id}" data-author="{author}"><div class="content">{body}</div><footer><a
      class="entry-author">{author}</a> <a class="entry-date" title="{when}">{shown}</a></footer></li>{inner}""",
    "gitlab": """<li class="note" id="note_{id}"><div class="note-header"><a><span class="note-header-author-name">{author}</span></a> · <a
      class="note-timestamp"><time datetime="{when}">6 years ago</time></a></div><div class="note-text"><p>{body}</p></div></li>{inner}""",
    "bugzilla": """<div id="c{id}" class="bz_comment"><div><a>Comment {id}</a> <span class="bz_comment_user"><b class="fn">{author}</b></span>
      <span class="bz_comment_time">{shown}</span></div><pre class="bz_comment_text">{body}</pre></div>{inner}""",
    "trac": """<div class="change" id="trac-change-{id}-15568"><h3 class="change"><a>comment:{id}</a> Changed <a class="timeline"
      title="{when}">6 years ago</a> by <span class="trac-author">{author}</span></h3><div class="comment searchable"><p>{body}</p></div></div>
      {inner}""",
    "redmine": """<div id="change-{id}" class="journal has-notes"><h4><a>#{id}</a> Updated by <a class="user">{author}</a> <a title="{when}">about
      6 years</a> ago</h4><div class="wiki"><p>{body}</p></div></div>{inner}""",
    "jira": """<div id="comment-{id}" class="activity-comment"><div class="action-details"><a class="user-hover">{author}</a> added a comment - <span
      class="date"><time datetime="{when}">{shown}</time></span></div><div class="action-body"><p>{body}</p></div></div>{inner}""",
    "launchpad": """<div class="boardComment"><div><a class="person">{author}</a> <span>wrote</span> <time datetime="{when}">on 2019-05-03</time>:
      </div><div class="boardCommentBody"><p>{body}</p></div></div>{inner}""",
    "mastodon": """<div class="status" id="status-{id}"><a class="status__relative-time"><time datetime="{when}">6y</time></a> <a
      class="status__display-name"><strong class="display-name">{author}</strong></a><div class="status__content"><p>{body}</p></div></div>
      {inner}""",
    "4chan": """<div class="postContainer" id="pc{id}"><div><span class="nameBlock"><b class="name">{author}</b></span> <span class="dateTime"
      title="{when}">05/03/19(Fri)16:05:12</span> <a>No.{id}</a></div><blockquote class="postMessage">{body}</blockquote></div>{inner}""",
    "vichan": """<div class="post reply" id="reply_{id}"><p class="intro"><span class="name">{author}</span> <time datetime="{when}">05/03/19
      (Fri) 16:05:12</time> <a>No.{id}</a></p><div class="body"><p>{body}</p></div></div>{inner}""",
    "5ch": """<div class="post" data-userid="ID:ab{id}"><div><span class="number">000{id}</span> <span class="name"><b>{author}</b></span> <span
      class="date" title="{when}">{shown}</span></div><div class="message"><span class="escaped">{body}</span></div></div>{inner}""",
    "dcinside": """<li id="comment_li_{id}"><div class="cmt_nickbox"><span class="gall_writer"><em>{author}</em></span></div><p
      class="usertxt">{body}</p><span class="date_time" title="{when}">05.03 16:05:12</span></li>{inner}""",
    "judgeme": """<div class="jdgm-rev"><div><span class="jdgm-rev__timestamp" data-content="{when}">{shown}</span><span
      class="jdgm-rev__author">{author}</span></div><b class="jdgm-rev__title">Very fine</b><div class="jdgm-rev__body"><p>{body}</p></div></div>
      {inner}""",
    "bazaarvoice": """<li class="bv-content-review"><div class="bv-content-author-name"><button>{author}</button></div> <div
      class="bv-content-datetime" title="{when}">6 years ago</div><div class="bv-content-summary-body-text"><p>{body}</p></div></li>{inner}""",
}
#: Widgets of shops, whose reviews nobody answers.
_REVIEWS = {
    **{row: row for row in ("yotpo", "okendo", "powerreviews", "stamped", "shopify", "amazon", "klaviyo", "appstore")},
    **{row: row for row in ("prestashop", "shopware", "bigcommerce")},
    "microdata: reviews": "microdata",
}
SHAPES |= {
    row: WIDGETS[shape].replace("{title}", "" if row == "prestashop" else "Very fine") + "{inner}"
    for row, shape in _REVIEWS.items()
}
#: Those that print no name.
NAMELESS = frozenset({"shopware"})
#: Those in which a reply stands in what it answers, or states how deep it stands; the others are flat.
NESTED = frozenset(
    (
        *(
            "wordpress",
            "wpdiscuz",
            "blogger",
            "disqus",
            "drupal",
            "drupal: without an address",
            "spip",
            "isso",
            "giscus",
        ),
        *(
            "reddit",
            "reddit: 2018",
            "reddit: now",
            "lemmy",
            "lobsters",
            "slashdot",
            "microdata",
            "microformats",
            "hyvor",
        ),
        *("openweb", "commento", "remark42", "hackernews"),
    )
)
#: Those that state no time, or an age alone.
UNDATED = frozenset(("flarum", "reddit: 2018"))
#: Those whose words are common, so that nothing is taken where a post has no author.
TIMED = frozenset(
    (
        *("discuz", "vbulletin: 3", "microdata: answers", "github", "mastodon"),
        *("gitea", "bluesky", "eksisozluk"),
        *("bigcommerce", "microdata: reviews"),
    )
)
#: What stands around the comments, where an engine is known by it.
AROUND = {
    "disqus": "disqus_thread",
    "jcomments": "comments-list",
    "stackexchange": "mainbar",
    "hyvor": "hyvor-talk-view",
    "remark42": "remark42",
    "discuz": "postlist",
    "flarum": "flarum-content",
    "bbpress: now": "bbp-replies",
}

_SAID = (
    "The quay will be rebuilt in three years, the council has decided after a long debate, and nobody was against it."
)
#: Pages that use the words of an engine for something else: its shell without a comment, an article, a list of links.
ALMOST = {
    "stackexchange": f'<div id="content"><div class="question"><h2>Is it deep?</h2><p>{_SAID}</p></div><div class="answer"><p>{_SAID}</p></div></div>',
    "wpdiscuz": '<div id="wpdcom" class="wpdiscuz_unauth"><h3>0 Comments</h3><div class="wpd-form-wrap">Be the first to comment</div></div>',
    "blogger": f'<div id="comments"><h4>No comments:</h4><p>Post a Comment</p></div><div class="post" id="c5689936624"><p>{_SAID}</p></div>',
    "disqus": f'<div id="disqus_thread"></div><ul><li class="post" id="post-12"><p>{_SAID}</p></li></ul>',
    "isso": '<section id="isso-thread"><h4>No comments yet</h4></section>',
    "hyvor": f'<hyvor-talk-comments></hyvor-talk-comments><div class="comment-wrap"><p>{_SAID}</p></div>',
    "coral": f'<div id="coral_thread"></div><section class="coral-reef"><p>{_SAID}</p></section>',
    "openweb": '<div data-spotim-module="conversation" class="spcv_conversation"><p>Be the first to comment</p></div>',
    "commento": '<div id="commento"><p class="commento-login">Log in to comment</p></div>',
    "remark42": f'<div id="remark42"></div><article class="remark42-news"><p>{_SAID}</p></article>',
    "giscus": '<div class="giscus gsc-main"><p class="gsc-reactions">0 reactions</p></div>',
    "utterances": f'<div class="utterances"></div><article class="timeline"><p>{_SAID}</p></article>',
    "facebook": f'<div class="fb-comments" data-href="#"></div><div class="postText"><p>{_SAID}</p></div>',
    "lemmy": '<ul class="comments"><li class="comment"><a href="#">No comments</a></li></ul>',
    "lobsters": f'<div class="story" id="story_ab12cd"><div class="byline"><a>jane</a> 3 days ago</div><p>{_SAID}</p></div>',
    "wordpress": '<ul id="recentcomments"><li class="recentcomments" id="comment-4">Jane on <a>The harbour</a></li></ul>',
    "drupal": f'<article about="/node/4" class="node"><p>{_SAID}</p><a href="/node/4#comments">Add new comment</a></article>',
    "jcomments": f'<div id="jc"><h4>Comments</h4><p>Add comment</p></div><div class="comment-box"><p>{_SAID}</p></div>',
    "komento": '<div id="section-kmt"><h3 class="kmt-title">Comments (0)</h3><p>No comments yet</p></div>',
    "serendipity": f'<div id="c1" class="serendipity_entry"><div class="serendipity_entry_body">{_SAID}</div></div>',
    "livejournal": '<div id="comments" class="comments-shown"><p>Post a new comment</p><p>0 comments</p></div>',
    "spip": '<a href="#forum" class="forum-repondre">Commenter cet article</a>',
    "medium": f'<section class="section section--body"><p>{_SAID}</p><p>Written by</p></section>',
    "xenforo": f'<div class="message message--notice"><p>{_SAID}</p></div><div id="post-4" class="blog"><p>{_SAID}</p></div>',
    "discourse": '<div id="topic-list"><a class="title raw-link">How deep is it?</a> <span class="posts">3</span></div>',
    "invision": f'<div id="elContent" class="ipsBox"><div class="ipsType_richText"><p>{_SAID}</p></div></div>',
    "fluxbb": f'<div id="p1" class="block"><div class="box"><p>{_SAID}</p></div></div>',
    "phpbb": f'<div id="p12" class="panel"><div class="content"><p>{_SAID}</p></div></div>',
    "vbulletin": f'<div id="post_12"><h2>The quay</h2><p>{_SAID}</p></div><div id="post_13"><h2>The mole</h2><p>{_SAID}</p></div>',
    "smf": f'<div class="post_area"><div class="inner"><p>{_SAID}</p></div></div>',
    "mybb": f'<article id="post_12" class="entry"><div class="post_body"><p>{_SAID}</p></div></article>',
    "vanilla": f'<div class="Item ItemCategory"><a>Harbours</a><div class="CategoryDescription">{_SAID}</div></div>',
    "flarum": f'<div id="content"><article><h1>The quay</h1><p>{_SAID}</p></article></div>',
    "nodebb": '<ul component="category"><li component="category/topic"><a>How deep is it?</a></li></ul>',
    "discuz": f'<div id="post_4"><h2>The quay</h2><p>{_SAID}</p></div><div id="pid5"><h2>The mole</h2><p>{_SAID}</p></div>',
    "bbpress": f'<div id="post-4" class="type-forum"><a class="bbp-forum-title">Harbours</a><p>{_SAID}</p></div>',
    "khoros": '<div class="lia-message-view-wrapper-list"><a class="page-link">How deep is it?</a></div>',
    "reddit": '<div class="thing link" data-author="jane"><a class="title">The quay</a> <a class="comments">12 comments</a></div>',
    "hackernews": '<table><tr class="athing" id="4"><td class="title"><a>The quay</a></td></tr><tr><td>12 points | 3 comments</td></tr></table>',
    "slashdot": '<div id="comments"><ul id="commentlisting"></ul><p>There are no comments</p></div>',
    "github": f'<div class="timeline-item"><a class="author">jane</a> closed this <relative-time>3 days ago</relative-time><p>{_SAID}</p></div>',
    "gitea": f'<div class="timeline-item event" id="event-12"><a class="author">jane</a> closed this<p>{_SAID}</p></div>',
    "bluesky": f'<div data-testid="postThreadScreen"><p>{_SAID}</p></div>',
    "eksisozluk": f'<li class="entry-item"><div class="content">{_SAID}</div></li>',
    "gitlab": f'<p class="note" id="note_important">{_SAID}</p><div id="note_12" class="footnote"><p>{_SAID}</p></div>',
    "bugzilla": '<table class="bz_comment_table"><tr><td>No comments yet</td></tr></table>',
    "trac": f'<div id="changelog"><div class="change" id="change-2"><h3>2.0</h3><p>{_SAID}</p></div></div>',
    "redmine": '<div id="change-4" class="journal has-details"><h4>Updated by <a class="user">jane</a> 3 days ago</h4><ul><li>Status: open</li></ul></div>',
    "jira": f'<div class="issue-data-block activity-history"><a class="user-hover">jane</a><p>{_SAID}</p></div>',
    "launchpad": f'<div class="report boardDescription"><p>{_SAID}</p></div>',
    "mastodon": f'<div class="status" id="status-page"><h2>All systems work</h2><p>{_SAID}</p></div><div id="status-12"><p>{_SAID}</p></div>',
    "4chan": f'<div class="container" id="pc12"><p>{_SAID}</p></div>',
    "vichan": f'<div id="reply_4"><p>{_SAID}</p></div><div class="post" id="top"><p>{_SAID}</p></div>',
    "5ch": f'<div class="account" data-userid="12"><p>{_SAID}</p></div>',
    "dcinside": '<ul class="cmt_list"><li class="cmt_empty">No comments yet</li></ul>',
    "judgeme": '<div class="jdgm-widget jdgm-preview-badge"><span class="jdgm-prev-badge__text">12 reviews</span></div>',
    "bazaarvoice": '<div class="bv-content-list-container"><button>Be the first to review this product</button></div>',
    "yotpo": '<div class="yotpo yotpo-main-widget"><span class="yotpo-review-count">12 reviews</span></div>',
    "okendo": '<div class="okeReviews-reviews-aggregate"><p>97% of reviewers would recommend this product to a friend</p></div>',
    "powerreviews": '<div class="pr-review-snapshot"><p>Write the first review of this product</p></div>',
    "stamped": '<div id="stamped-main-widget" class="stamped-reviews"><p>Based on 12 reviews</p></div>',
    "shopify": '<div class="spr-container"><span class="spr-badge-caption">No reviews yet</span></div>',
    "amazon": f'<div id="customer_reviews"><h2>How reviews work</h2><p class="review-text">{_SAID}</p></div>',
    "klaviyo": '<div class="kl_reviews__summary"><p>Based on 12 reviews</p></div>',
    "appstore": '<div class="we-customer-ratings"><p>4.6 out of 5</p><p>1.2K Ratings</p></div>',
    "prestashop": '<div id="product-comments-list-header"><p>Comments (0)</p><p>No customer reviews for the moment.</p></div>',
    "shopware": '<div class="product-detail-review-teaser"><p>Leave a review!</p></div>',
    "bigcommerce": f'<ul><li class="productReview"><h5>How we test</h5><p class="productReview-body">{_SAID}</p></li></ul>',
    "microdata": f"""<div itemscope itemtype="https://schema.org/Question"><h3 itemprop="name">How deep?</h3><div itemscope
      itemtype="https://schema.org/Answer"><p itemprop="text">{_SAID}</p></div></div>""",
    "microformats": f'<div class="h-cite"><a class="p-name u-url">The quay</a> <span class="p-author">Jane</span><p>{_SAID}</p></div>',
}
