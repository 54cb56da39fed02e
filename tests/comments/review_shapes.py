"""Customer reviews as the widgets of shops print them; and pages that say "review" and hold none of a customer's."""

from __future__ import annotations

#: A review of each kind of widget: {id}, {author}, {when} (ISO 8601), {shown} (the same as printed), {title}, {body}.
WIDGETS = {
    "yotpo": """<div class="yotpo-review yotpo-regular-box" data-review-id="{id}"><div class="yotpo-header"><span class="yotpo-user-name">
      {author}</span><span class="yotpo-user-title">Verified Buyer</span><span class="yotpo-review-date">{shown}</span></div><div
      class="yotpo-main"><div class="content-title yotpo-font-bold">{title}</div><div class="yotpo-review-wrapper"><div
      class="content-review">{body}</div></div></div><div class="yotpo-footer"><span>Was This Review Helpful?</span><span>0</span></div></div>""",
    "okendo": """<li class="okeReviews-reviews-review"><article class="okeReviews-review"><div class="okeReviews-review-side"><div
      class="okeReviews-review-reviewer"><strong class="okeReviews-review-reviewer-profile-name">{author}</strong><div
      class="okeReviews-review-reviewer-profile-status">Verified Buyer</div></div></div><div class="okeReviews-review-main"><div
      class="okeReviews-review-primary"><div class="okeReviews-review-date"><time datetime="{when}">{shown}</time></div></div><h2
      class="okeReviews-review-main-heading">{title}</h2><div class="okeReviews-review-main-content"><div
      class="okeReviews-review-main-content-body"><p>{body}</p></div></div><div class="okeReviews-helpful">Was this helpful?</div></div></article></li>""",
    "powerreviews": """<div class="pr-review"><div class="pr-rd-header"><div class="pr-rd-star-rating">5</div><h3
      class="pr-rd-review-headline">{title}</h3></div><div class="pr-rd-description"><div class="pr-rd-side-content-block"><p
      class="pr-rd-details pr-rd-author-submission-date"><span>Submitted</span> <time datetime="{when}">{shown}</time></p><p
      class="pr-rd-details pr-rd-author-nickname"><span>By</span> {author}</p></div><p class="pr-rd-description-text">{body}</p></div><div
      class="pr-rd-helpful-action">Was this review helpful to you?</div></div>""",
    "stamped": """<div class="stamped-review" id="stamped-review-{id}"><div class="stamped-review-header"><div class="created">{shown}</div><strong
      class="author">{author}</strong></div><div class="stamped-review-content"><h3 class="stamped-review-header-title">{title}</h3><p
      class="stamped-review-content-body">{body}</p></div></div>""",
    "shopify": """<div class="spr-review" id="spr-review-{id}"><div class="spr-review-header"><h3 class="spr-review-header-title">{title}</h3><span
      class="spr-review-header-byline"><strong>{author}</strong> on <strong>{shown}</strong></span></div><div class="spr-review-content"><p
      class="spr-review-content-body">{body}</p></div><div class="spr-review-footer"><a>Report as Inappropriate</a></div></div>""",
    "trustpilot": """<article data-service-review-card-paper="true" class="paper_paper__1P styles_reviewCard__hcAvl"><aside><a
      name="consumer-profile" href="/users/{id}"><span data-consumer-name-typography="true">{author}</span></a><div>GB</div></aside><div
      class="styles_reviewContent__0Q2"><time datetime="{when}" data-service-review-date-time-ago="true">{shown}</time><h2
      data-service-review-title-typography="true">{title}</h2><p data-service-review-text-typography="true">{body}</p></div></article>""",
    "amazon": """<li id="R{id}XK" data-hook="review" class="review aok-relative"><div id="customer_review-R{id}XK" class="a-section celwidget"><div
      class="a-row"><a class="a-profile" href="/gp/profile/{id}"><span class="a-profile-name">{author}</span></a></div><div class="a-row"><a
      class="review-title" data-hook="review-title"><i class="review-rating">5.0 out of 5 stars</i> <span>{title}</span></a></div><span
      data-hook="review-date" class="review-date">Reviewed in the United Kingdom on {shown}</span><div class="a-row review-data"><span
      data-hook="review-body" class="review-text"><div class="review-text-content"><span>{body}</span></div></span></div><div>Helpful</div></div></li>""",
    "bvseo": """<div class="bvseo-review" itemprop="review" itemscope itemtype="http://schema.org/Review"><div itemprop="reviewRating" itemscope
      itemtype="http://schema.org/Rating">Rated <span itemprop="ratingValue">5</span> out of <span itemprop="bestRating">5</span></div><div
      itemprop="author" itemscope itemtype="http://schema.org/Person">by <span itemprop="name">{author}</span></div><div
      itemprop="name">{title}</div><div itemprop="description">{body}</div><div class="bvseo-pubdate">Date published: {when}</div><meta
      itemprop="datePublished" content="{when}"/></div>""",
    "microdata": """<div itemprop="review" itemscope itemtype="https://schema.org/Review"><p itemprop="name">{title}</p><p itemprop="author">{author}
      </p><p><meta itemprop="datePublished" content="{when}">{shown}</p><div itemprop="reviewBody">{body}</div></div>""",
    "magento": """<li class="item review-item"><div class="review-title">{title}</div><div class="review-ratings"><span>100%</span></div><div
      class="review-content">{body}</div><div class="review-details"><p class="review-author"><span class="review-details-label">Review by</span>
      <strong class="review-details-value">{author}</strong></p><p class="review-date"><span class="review-details-label">Posted on</span> <time
      class="review-details-value">{shown}</time></p></div></li>""",
    "prestashop": """<div class="product-comment-list-item row" data-product-comment-id="{id}"><div class="comment-infos"><div
      class="comment-date">{shown}</div><div class="comment-author">By {author}</div></div><div class="comment-content"><p class="h4">{title}</p>
      <p>{body}</p></div><div class="comment-buttons">0 0</div></div>""",
    "bigcommerce": """<li class="productReview"><article><header><span class="productReview-rating rating--small">5</span><h5
      class="productReview-title">{title}</h5><p class="productReview-author">Posted by {author} on {shown}</p></header><p
      class="productReview-body">{body}</p></article></li>""",
    "shopware": """<div class="product-detail-review-item"><div class="product-detail-review-item-info"><p class="product-detail-review-item-date">
      <small>{shown}</small></p><p class="product-detail-review-item-title h5">{title}</p></div><p
      class="product-detail-review-item-content">{body}</p></div>""",
    "klaviyo": """<div class="kl_reviews__review_item"><div class="kl_reviews__review__author"><div class="kl_reviews__review__author__name">{author}
      </div><div class="kl_reviews__review__verified">Verified Buyer</div></div><div class="kl_reviews__review__timestamp">{shown}</div><div
      class="kl_reviews__review__title">{title}</div><p class="kl_reviews__review__content">{body}</p></div>""",
    "appstore": """<div class="we-customer-review lockup"><h3 class="we-customer-review__title">{title}</h3><div
      class="we-customer-review__header"><time class="we-customer-review__date" datetime="{when}">{shown}</time><span
      class="we-customer-review__user">{author}</span></div><blockquote class="we-customer-review__body"><p>{body}</p></blockquote></div>""",
    "steam": """<div class="review_box" id="ReviewContent{id}"><div class="leftcol"><div class="persona_name"><a
      href="https://example.org/id/{id}">{author}</a></div><div class="num_reviews">12 reviews</div></div><div class="rightcol"><div
      class="title">Recommended</div><div class="hours">31.0 hrs on record</div><div class="postedDate">Posted: {shown}</div><div
      class="content">{body}</div></div></div>""",
    "goodreads": """<article class="ReviewCard" aria-label="Review by {author}"><div class="ReviewCard__profile"><div
      class="ReviewerProfile__name"><a href="/user/show/{id}">{author}</a></div><div class="ReviewerProfile__meta">31 reviews</div></div><section
      class="ReviewCard__content"><span class="Text Text__body3"><a href="/review/show/{id}">{shown}</a></span><section
      class="ReviewText"><div class="ReviewText__content"><span class="Formatted">{body}</span></div></section><div>3 likes</div></section></article>""",
    "stars and a name": """<div class="customer-review"><div class="stars">★★★★★</div><p class="customer-review-text">{body}</p><p
      class="customer-review-name">{author}</p><p>Verified purchase</p></div>""",
    "a list without names of its own": """<div class="rv-3"><div><b>{author}</b> <i>{shown}</i></div><div>★★★★★ {title}</div><p>{body}</p><div>Helpful (2)</div></div>""",
    "german": """<div class="bewertung"><div class="bewertung-kopf"><span class="bewertung-name">{author}</span> <span class="bewertung-datum">am
      {shown}</span></div><div class="bewertung-titel">{title}</div><div class="bewertung-text">{body}</div><div>Fanden Sie diese Bewertung
      hilfreich?</div></div>""",
    "french": """<div class="avis-client"><p class="avis-auteur">{author}</p><p class="avis-date">Publié le {shown}</p><p class="avis-texte">{body}</p><p>Cet
      avis vous a-t-il été utile ?</p></div>""",
}
#: Who wrote them, when, and what.
REVIEWS = (
    (
        "Petra Mallow",
        "2023-05-04",
        "May 4, 2023",
        "Warmer than it looks",
        "I wore the jacket for two weeks on the northern coast and never once wished for another layer underneath it.",
    ),
    (
        "Hugo B.",
        "2023-04-17",
        "April 17, 2023",
        "The zip is stiff",
        "Good cloth and a fine cut, but the zip caught on the lining twice before the first week was over.",
    ),
    (
        "Ines Quarrie",
        "2022-12-30",
        "December 30, 2022",
        "A present that pleased",
        "My sister has hardly taken it off since her birthday, which is more than I can say of other things I gave her.",
    ),
    (
        "tidewatcher",
        "2022-11-02",
        "November 2, 2022",
        "Sleeves too short",
        "If your arms are long, order one size up; the sleeves end well above the wrist when you reach for something.",
    ),
)
#: The page around them: {reviews} stands where the widget is.
SHOP = """<!doctype html><html lang="en"><head><title>Harbour jacket | Quay &amp; Sons</title><meta property="og:type" content="product"></head>
<body><header><nav><a href="/">Home</a> <a href="/coats">Coats</a> <a href="/sale">Sale</a></nav></header><main><h1>Harbour jacket</h1>
<p class="price">€ 189.00</p><button>Add to cart</button><div class="description"><p>The harbour jacket is cut from waxed cotton that is woven in
our own mill, and lined with wool from two farms up the valley. It has four pockets, one of which is large enough for a chart.</p><p>Brush it
with a soft brush, never wash it in a machine, and wax it again once a year before the autumn storms begin.</p></div>
<section id="reviews" class="reviews"><h2>Customer Reviews</h2><p>4.5 out of 5, based on 4 reviews</p>{reviews}</section></main>
<footer><p>© 2023 Quay &amp; Sons</p></footer></body></html>"""
